import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  AssessRiskDocument,
  CheckBankCardDocument,
  ListChecksDocument,
} from '../generated/graphql';
import { CANARY } from '../support/canary';
import { startApp, type RunningApp } from '../support/running-app';

const { name, idNumber, mobile } = CANARY;

/** What a provider gives as its reference, in which a person could be told of. */
const TELLING = [
  `JH${mobile}`,
  `JH-${mobile.slice(0, 3)}-${mobile.slice(3)}`,
  `JH${idNumber.slice(0, 17)}`,
  `${idNumber.slice(0, 6)}-${idNumber.slice(6)}`,
  'JH13912345678a',
  'JH11010519491231002X',
  'jh6222600260001072444',
];
/** It holds the mobile number, which no provider is told who looks three elements or a blacklist up. */
const BEYOND = `JH9${mobile}9`;
const PLAIN = ['JH2071191112162139847181e7', 'JH71920221122093911S6X', '13912345678139123456'];
const REFERENCES = [...TELLING, BEYOND, ...PLAIN];

const cardOf = (reference: string) => `62284812345678${10 + REFERENCES.indexOf(reference)}`;

const answering = (reference: string) => {
  const raw = (body: object) =>
    ({
      kind: 'raw',
      status: 200,
      body: JSON.stringify({ reason: '', ...body, error_code: 0 }),
    }) as const;
  const flags = [
    'onlineBlack',
    'offlineBlack',
    'badCardHolder',
    'fraudTrans',
    'otherBlack',
    'caseRelated',
  ];
  const data = Object.fromEntries(flags.map((flag) => [flag, '0']));
  return {
    JUHE: {
      BANK_CARD_CHECK: raw({ result: { jobid: reference, res: 1 } }),
      BLACKLIST_REPORT: raw({ result: { orderid: reference, data } }),
    },
  };
};

describe('a reference of a provider', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp(
      { BUDGET_ID_NUMBER_CALLS_PER_DAY: '1000' },
      {
        cardholders: REFERENCES.map((reference) => ({
          name,
          idNumber,
          mobile,
          bankCard: cardOf(reference),
          faults: answering(reference),
        })),
      },
    );
  });
  afterAll(() => app.close());

  async function referencesOf(bankCard: string) {
    const person = { name, idNumber, bankCard };
    // Juhe is asked for three elements, and for the blacklists of a person of whom it is told nothing else.
    const { bankCardCheck } = await app.ask(CheckBankCardDocument, { input: person });
    const { riskProfile } = await app.ask(AssessRiskDocument, { input: { ...person, mobile } });
    const { checks } = await app.ask(ListChecksDocument, {
      filter: { bankCard, provider: 'JUHE' },
    });
    return {
      shown: [bankCardCheck, riskProfile.blacklist].map((half) =>
        'providerReference' in half ? half.providerReference : 'none',
      ),
      recorded: checks.edges.map(({ node }) => node.providerReference),
    };
  }

  it.each(PLAIN)('is shown and recorded: %s', async (reference) => {
    const kept = [reference, reference];
    expect(await referencesOf(cardOf(reference))).toEqual({ shown: kept, recorded: kept });
  });

  it.each(TELLING)(
    'that tells of a person is neither shown nor recorded: %s',
    async (reference) => {
      const dropped = [null, null];
      expect(await referencesOf(cardOf(reference))).toEqual({ shown: dropped, recorded: dropped });
      const folder = dirname(app.databaseUrl.slice('sqlite:'.length));
      for (const file of readdirSync(folder)) {
        expect(readFileSync(join(folder, file)).includes(reference)).toBe(false);
      }
      expect(app.logs()).not.toContain(reference);
    },
  );

  it('that holds an element of the request is dropped though the provider was not told it', async () => {
    const { shown } = await referencesOf(cardOf(BEYOND));
    expect(shown).toEqual([BEYOND, null]);
  });
});
