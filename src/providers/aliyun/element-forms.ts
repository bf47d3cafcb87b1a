import { createHash } from 'node:crypto';
import type { Subject } from '../../domain/subject';

/** How elements are written: as they are, or with a part of each as its MD5. */
export const PARAM_TYPES = ['normal', 'md5'] as const;
export type ParamType = (typeof PARAM_TYPES)[number];

type Elements = Pick<Subject, 'name' | 'idNumber' | 'bankCard' | 'mobile'>;

/**
 * The elements in one of the forms that Aliyun documents. MD5 hides little: a birth date has some 40,000 values, and the last six digits of a card a
 * million. Both are found by trying.
 */
export function inForm(paramType: ParamType, subject: Elements): Elements {
  return paramType === 'md5' ? digested(subject) : subject;
}

function digested({ name, idNumber, bankCard, mobile }: Elements): Elements {
  const [first = '', ...others] = name;
  return {
    name: md5(first) + others.join(''),
    idNumber: idNumber.slice(0, 6) + md5(idNumber.slice(6, 14)) + idNumber.slice(14),
    bankCard: bankCard.slice(0, -6) + md5(bankCard.slice(-6)),
    ...(mobile !== undefined && { mobile: md5(mobile) }),
  };
}

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
