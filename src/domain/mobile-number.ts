import { broken, parsed, toHalfWidth, type Parsed } from './input-rules';

/** A mobile number of mainland China in its normal form: 11 digits, without spaces, hyphens and +86. */
export function parseMobileNumber(raw: string): Parsed {
  const mobile = toHalfWidth(raw).replace(/[\s-]/g, '').replace(/^\+86/, '');
  return /^1[3-9]\d{9}$/.test(mobile) ? parsed(mobile) : broken('MOBILE_FORMAT');
}

/** Whether digits are a mobile number, alone or with what is dialled before it. */
export const isDialledMobileNumber = (digits: string): boolean =>
  /^(?:0|(?:00)?86)?1[3-9]\d{9}$/.test(digits);
