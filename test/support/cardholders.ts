import { CARDHOLDERS, type Cardholder } from '../../src/sandbox/cardholders';

/** A person of the sandbox, by the number that the README gives. */
export function cardholder(number: number): Cardholder {
  const person = CARDHOLDERS[number - 1];
  if (person === undefined) throw new RangeError(`there is no cardholder ${number}`);
  return person;
}

/** The three elements of a person, who may be named by the number that the README gives. */
export function elementsOf(person: number | Cardholder) {
  const { name, idNumber, bankCard } = typeof person === 'number' ? cardholder(person) : person;
  return { name, idNumber, bankCard };
}
