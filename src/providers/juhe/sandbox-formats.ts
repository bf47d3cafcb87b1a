import type { Elements } from '../../sandbox/bank';

/** A check as it was sent. */
export interface SentElements extends Elements {
  /** The vendor's number of the kind of identity document. */
  readonly idType: string;
  /** The vendor's number of the business scene, where one was sent. */
  readonly scene: string | undefined;
}

const RESIDENT_ID = '01';
const OTHER_ID_TYPES: readonly string[] = ['02', '03', '04', '11', '18'];
const SCENES: readonly string[] = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '99'];

const HAN_NAME = /^[\p{Script=Han}·]{2,}$/u;
const FOREIGN_NAME = /^[\p{Script=Han}\p{Script=Latin}· '’-]{2,}$/u;
const RESIDENT_ID_NUMBER = /^\d{17}[\dX]$/i;
const OTHER_ID_NUMBER = /^[A-Z0-9]{5,20}$/i;

/** The code under which Juhe turns a malformed check away; undefined when it takes it. */
export function findMalformed(elements: SentElements): string | undefined {
  const { name, idNumber, bankCard, idType, scene } = elements;
  const isResident = idType === RESIDENT_ID;
  if (name === '' || idNumber === '' || bankCard === '') return '22070408';
  if (!isResident && !OTHER_ID_TYPES.includes(idType)) return '22070408';
  if (scene !== undefined && !SCENES.includes(scene)) return '22070408';
  if (!(isResident ? HAN_NAME : FOREIGN_NAME).test(name)) return '220705';
  if (!(isResident ? RESIDENT_ID_NUMBER : OTHER_ID_NUMBER).test(idNumber)) return '220706';
  return isCardNumber(bankCard) ? undefined : '22070401';
}

export const isCardNumber = (text: string): boolean => /^\d{13,19}$/.test(text);
