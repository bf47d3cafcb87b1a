import dns from 'node:dns';
import { constants } from 'node:os';
import { getSystemErrorMap } from 'node:util';

/** What a peer's certificate can be refused for, as Node names it: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const CERTIFICATE_CODES = [
  'CERT_CHAIN_TOO_LONG',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'CRL_HAS_EXPIRED',
  'CRL_NOT_YET_VALID',
  'CRL_SIGNATURE_FAILURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERROR_IN_CERT_NOT_AFTER_FIELD',
  'ERROR_IN_CERT_NOT_BEFORE_FIELD',
  'ERROR_IN_CRL_LAST_UPDATE_FIELD',
  'ERROR_IN_CRL_NEXT_UPDATE_FIELD',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'OUT_OF_MEM',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'UNABLE_TO_DECRYPT_CRL_SIGNATURE',
  'UNABLE_TO_GET_CRL',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** Those of the system, of its resolver and of certificates, and the few of Node that are built like no other. */
const LISTED: ReadonlySet<string> = new Set([
  ...Array.from(getSystemErrorMap().values(), ([name]) => name),
  ...Object.keys(constants.errno),
  ...Object.values(dns).filter((value) => typeof value === 'string'),
  ...CERTIFICATE_CODES,
  'ABORT_ERR',
  'MODULE_NOT_FOUND',
]);

/** Of Node, OpenSSL, jose, Fastify, avvio and undici, and of Node's HTTP parser: words, with two digits in a row at most. */
const OF_LIBRARIES =
  /^(?:(?:FST_|AVV_|UND_)?ERR|HPE)(?=[A-Z_]*(?:\d{1,2}[A-Z_]+)*\d{0,2}$)(?:_[A-Z][A-Z0-9]*)+$/;

/** SQLite's: https://sqlite.org/rescode.html */
const OF_SQLITE =
  /^SQLITE_(?:ABORT|AUTH|BUSY|CANTOPEN|CONSTRAINT|CORRUPT|EMPTY|ERROR|FORMAT|FULL|INTERNAL|INTERRUPT|IOERR|LOCKED|MISMATCH|MISUSE|NOLFS|NOMEM|NOTADB|NOTFOUND|NOTICE|PERM|PROTOCOL|RANGE|READONLY|SCHEMA|TOOBIG|WARNING)(?:_[A-Z]+)*$/;

/** PostgreSQL's, of one of its classes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const OF_POSTGRESQL =
  /^(?:0[0-389ABFLPZ]|10|2[0-8BDF]|3[489BDF]|4[024]|5[34578]|72|F0|HV|P0|XX)[0-9A-Z]{3}$/;

/**
 * The code of an error, if it is one that Node or a driver is known to give. Any other may be made of what a library was given,
 * such as a card number, and is undefined.
 */
export function knownErrorCode(error: object): string | undefined {
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string' || code.length > 64) return undefined;
  const isKnown =
    LISTED.has(code) || [OF_LIBRARIES, OF_SQLITE, OF_POSTGRESQL].some((form) => form.test(code));
  return isKnown ? code : undefined;
}
