import type { Tables } from './tables';

/**
 * What becomes of a column when a row is there already: it is `changing`, or stays as it is. A row with the same
 * `key` is the same row.
 */
type Role = 'key' | 'fixed' | 'changing';

/** How rows of a table are written; an error where one is there already and its shape has nothing `changing`. */
export interface Shape<Table extends keyof Tables> {
  readonly table: Table;
  readonly columns: Readonly<Record<keyof Tables[Table] & string, Role>>;
  /** In SQL: which rows that are there already are changed. Default: all. */
  readonly changedOnlyWhere?: string;
}

export const columnsOf = ({ columns }: Shape<keyof Tables>): readonly string[] =>
  Object.keys(columns);

/** The statement that writes rows, around where they come from. */
export function insertAround(shape: Shape<keyof Tables>, source: string): string {
  const { table, columns, changedOnlyWhere } = shape;
  const inRole = (role: Role) =>
    Object.entries<Role>(columns)
      .filter(([, each]) => each === role)
      .map(([column]) => column);
  const changing = inRole('changing').map((column) => `${column} = excluded.${column}`);
  const onConflict =
    changing.length === 0
      ? ''
      : `on conflict (${inRole('key').join(', ')}) do update set ${changing.join(', ')}`;
  const where = changedOnlyWhere === undefined ? '' : `where ${changedOnlyWhere}`;
  return `insert into ${table} (${columnsOf(shape).join(', ')}) ${source} ${onConflict} ${where}`.trim();
}
