import { CARDHOLDERS, type Cardholder } from './cardholders';

/** The people of the sandbox, each with a title that says what to expect, such as `3 王五: reported lost`. */
export function introducedCardholders() {
  return CARDHOLDERS.map((cardholder, index) => {
    const notes = notesOn(cardholder).toLowerCase().replaceAll('_', ' ');
    const title = `${index + 1} ${cardholder.name}${notes && `: ${notes}`}`;
    return { title, ...cardholder };
  });
}

function notesOn({ state, blacklists, faults, delayMs }: Cardholder): string {
  const notes = [state, ...(blacklists ?? []), faults && 'a provider fails', delayMs && 'slow'];
  return notes.filter((note) => note !== undefined).join(', ');
}
