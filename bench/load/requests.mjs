import { DOCUMENT, documentOf } from '../document.mjs';
import { person } from '../people.mjs';

/** Where the people of the load begin; those of the checks come before. */
const FIRST_NUMBER = 1_000;

/** How many bodies of one kind lie ready when a window begins: more than are asked in one. */
const PREPARED = 20_000;

/** How many people are asked about again and again where answers are to be reused. */
const KNOWN_PEOPLE = 200;

const LOW = '"level":"LOW"';

/**
 * Bodies of requests, made before they are needed.
 *
 * What is asked, `ask`: `fields` profiles in one operation (default: one, with the README's own document); about `known`
 * people instead of fresh ones; `input` to be added to each; and the text that an answer has to hold, `expect`.
 */
export class Requests {
  #nextNumber = FIRST_NUMBER;
  #nextKnown = 0;
  #prepared = new Map();
  #known = new Map();

  prepare(ask) {
    const ready = this.#readyFor(ask);
    const wanted = Math.ceil(PREPARED / (ask.fields ?? 1));
    while (!ask.known && ready.length < wanted) ready.push(this.#fresh(ask));
  }

  /** The body, the first card that it asks about, and a function that throws unless an answer is as expected. */
  next(ask) {
    const { expect = LOW } = ask;
    const request = ask.known
      ? this.#knownOne(ask)
      : (this.#readyFor(ask).pop() ?? this.#fresh(ask));
    return {
      ...request,
      accepts({ status, body }) {
        if (status === 200 && body.includes(expect)) return;
        throw new Error(`an answer is not as expected: ${status} ${body}`);
      },
    };
  }

  #readyFor(ask) {
    const key = JSON.stringify([ask.fields, ask.input]);
    if (!this.#prepared.has(key)) this.#prepared.set(key, []);
    return this.#prepared.get(key);
  }

  #knownOne(ask) {
    const index = this.#nextKnown++ % KNOWN_PEOPLE;
    if (!this.#known.has(index)) this.#known.set(index, this.#fresh(ask));
    return this.#known.get(index);
  }

  #fresh({ fields, input }) {
    const people = Array.from({ length: fields ?? 1 }, () => ({
      ...person(this.#nextNumber++),
      ...input,
    }));
    const operation =
      fields === undefined
        ? { query: DOCUMENT, variables: { input: people[0] } }
        : {
            query: documentOf(fields),
            variables: Object.fromEntries(people.map((one, i) => [`input${i + 1}`, one])),
          };
    return { body: Buffer.from(JSON.stringify(operation)), card: people[0].bankCard };
  }
}
