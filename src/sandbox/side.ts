import type { IncomingHttpHeaders } from 'node:http';
import type { Bank } from './bank';
import type { Fault } from './cardholders';

export interface SandboxRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly query: URLSearchParams;
  /** The form of the body, or of the query where the vendor takes GET. */
  readonly form: URLSearchParams;
  /** The body as it came. */
  readonly body: Buffer;
}

/** A vendor's answer, or what goes wrong instead of one. */
export type SandboxReply =
  | {
      readonly kind: 'raw';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string | Buffer;
    }
  | Exclude<Fault, { kind: 'code' | 'raw' }>;

/** A reply together with the card that it is about, where the request could be read that far. */
export interface SandboxAnswer {
  readonly reply: SandboxReply;
  readonly bankCard?: string;
}

export type SandboxRoute = (request: SandboxRequest) => SandboxAnswer;

/** A vendor's side of its protocol: a route for each of its paths. */
export type SandboxSide = Readonly<Record<string, SandboxRoute>>;

export interface SandboxSideDeps {
  readonly bank: Bank;
  now(): number;
  /** `length` random characters of 0-9 and a-f, for a vendor's reference numbers. */
  randomHex(length: number): string;
}

/** A UUID of 32 hexadecimal digits. */
export const toUuid = (digits: string): string =>
  digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** An answer in JSON, indented as the vendor's samples are. */
export function jsonReply(json: unknown, indent?: number): Extract<SandboxReply, { kind: 'raw' }> {
  return {
    kind: 'raw',
    status: 200,
    headers: { 'content-type': 'application/json;charset=utf-8' },
    body: JSON.stringify(json, null, indent),
  };
}
