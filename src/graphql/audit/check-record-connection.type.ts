import { Field, ObjectType } from 'type-graphql';
import type { RecordPage } from '../../domain/audit';
import { CheckRecordType } from './check-record.type';
import { encodeCursor } from './cursor';

@ObjectType('PageInfo', { description: 'Where a page stands.', simpleResolvers: true })
export class PageInfoType {
  @Field(() => Boolean, { description: 'Whether another page follows.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether a page goes before: whether `after` was given.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first record; null of an empty page.',
  })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last record, to ask for the next page with.',
  })
  readonly endCursor!: string | null;
}

@ObjectType('CheckRecordEdge', { description: 'A record of a page.', simpleResolvers: true })
export class CheckRecordEdgeType {
  @Field(() => String, { description: 'Stands for the place after the record.' })
  readonly cursor!: string;

  @Field(() => CheckRecordType, { description: 'The record.' })
  readonly node!: CheckRecordType;
}

@ObjectType('CheckRecordConnection', {
  description: 'A page of records, from the newest to the oldest.',
  simpleResolvers: true,
})
export class CheckRecordConnectionType {
  @Field(() => [CheckRecordEdgeType], { description: 'The records with their cursors.' })
  readonly edges!: readonly CheckRecordEdgeType[];

  @Field(() => [CheckRecordType], { description: 'The records alone.' })
  readonly nodes!: readonly CheckRecordType[];

  @Field(() => PageInfoType, { description: 'Where the page stands.' })
  readonly pageInfo!: PageInfoType;
}

/** A page as Relay has it. */
export function toConnection(
  { records, hasMore }: RecordPage,
  hasPreviousPage: boolean,
): CheckRecordConnectionType {
  const edges = records.map((node) => ({ cursor: encodeCursor(node), node }));
  return {
    edges,
    nodes: records,
    pageInfo: {
      hasNextPage: hasMore,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
