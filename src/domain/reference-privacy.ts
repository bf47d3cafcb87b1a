import { lettersAndDigits } from './input-rules';
import { holdsPersonalNumber } from './personal-numbers';
import type { Subject } from './subject';

/** The elements of a request, each in its normal form; those that are not sent to the provider too. */
export type Elements = Partial<Pick<Subject, 'name' | 'idNumber' | 'bankCard' | 'mobile'>>;

/**
 * Whether a provider's reference for a call tells of a person: it holds an element of the request, in capital or small
 * letters, full or half width, and with whatever separators; or a number that could be anybody's.
 */
export function tellsOfPerson(reference: string, elements: Elements): boolean {
  const text = lettersAndDigits(reference);
  return (
    formsOf(elements).some((form) => text.includes(lettersAndDigits(form))) ||
    holdsPersonalNumber(reference)
  );
}

function formsOf({ name, idNumber, bankCard, mobile }: Elements): readonly string[] {
  const given = [name, idNumber, bankCard, mobile].filter((element) => element !== undefined);
  return idNumber?.length === 18 ? [...given, ...shorterForms(idNumber)] : given;
}

/** A resident ID number without its check character, and as it was before 2000: without the century too. */
const shorterForms = (idNumber: string): readonly string[] => [
  idNumber.slice(0, 17),
  idNumber.slice(0, 6) + idNumber.slice(8, 17),
];
