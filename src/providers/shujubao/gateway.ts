import { rowCodeFinder } from '../code-families';
import { GATEWAY_CODES, GATEWAY_MESSAGE_PREFIXES } from './codes';

/** `A401AC`: who found the error, the HTTP status, and two characters that tell which error it is. */
const DOCUMENTED_CODE = /^[A-Z]\d{3}[A-Z\d]{2}$/;

/** An error of the gateway that has no documented form. It stands in no table, and so is an unknown code. */
export const UNDOCUMENTED_GATEWAY_ERROR = 'GATEWAY';

/**
 * The code of a gateway's error: its own where it sends one, else the known beginning of its message. The
 * rest of a message is dropped, since it can quote the request.
 */
export function gatewayErrorCode(code: string, message: string): string {
  if (DOCUMENTED_CODE.test(code)) return code;
  const prefix = GATEWAY_MESSAGE_PREFIXES.find((known) => message.startsWith(known));
  return prefix ?? UNDOCUMENTED_GATEWAY_ERROR;
}

/** The code of the row that speaks for a code of the gateway. */
export const rowCodeOf = rowCodeFinder(GATEWAY_CODES);
