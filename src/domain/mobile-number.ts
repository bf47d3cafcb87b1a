import { broken, parsed, toHalfWidth, type Parsed } from './input-rules';

/** A mobile number of mainland China in its normal form: 11 digits, without spaces, hyphens and +86. */
export function parseMobileNumber(raw: string): Parsed {
  const mobile = toHalfWidth(raw).replace(/[\s-]/g, '').replace(/^\+86/, '');
  return /^1[3-9]\d{9}$/.test(mobile) ? parsed(mobile) : broken('MOBILE_FORMAT');
}
