import { CARDHOLDERS } from '../../src/sandbox/cardholders';

/** The three elements of a cardholder, by the number that the README gives. */
export function elementsOf(number: number) {
  const cardholder = CARDHOLDERS[number - 1];
  if (cardholder === undefined) throw new RangeError(`there is no cardholder ${number}`);
  const { name, idNumber, bankCard } = cardholder;
  return { name, idNumber, bankCard };
}
