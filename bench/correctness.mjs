import assert from 'node:assert/strict';
import { DOCUMENT } from './document.mjs';
import { MATCHING_BIN, MISMATCHING_BIN, person } from './people.mjs';

/** Numbers of people that no load asks about: those begin far above. */
let nextNumber = 0;

const SIGNALS = {
  MATCH: {
    code: 'MATCH_AND_CLEAN',
    explanation: 'The elements belong together and the card is on no blacklist.',
    explanationZh: '要素一致，且该卡未命中任何黑名单。',
  },
  MISMATCH: {
    code: 'CHECK_MISMATCH',
    explanation: 'The issuer says that the elements do not belong together.',
    explanationZh: '发卡行核验结果为要素不一致。',
  },
};

/**
 * Throws unless a server answers as Kayan does, down to the order of members: a match, a mismatch and bad input; and unless
 * the stub was sent each person's elements exactly once for each product, and nothing for bad input.
 */
export async function checkAnswers(url, stub) {
  await checkProfile(url, stub, MATCHING_BIN, 'MATCH', ['LOW', 'APPROVE', '0/1']);
  await checkProfile(url, stub, MISMATCHING_BIN, 'MISMATCH', ['HIGH', 'REJECT', '0/2']);
  await checkBadInput(url, stub);
}

async function checkProfile(url, stub, bin, outcome, [level, recommendation, providerCode]) {
  const asked = person(nextNumber++, bin);
  await stub.ask();
  const { status, text } = await post(url, asked);
  const masked = `${asked.bankCard.slice(0, 6)}${'*'.repeat(9)}${asked.bankCard.slice(-4)}`;
  const riskProfile = {
    level,
    recommendation,
    complete: true,
    signals: [SIGNALS[outcome]],
    check: { outcome, bankCard: { masked }, provider: 'JUHE', providerCode },
    blacklist: { listed: false, hits: [] },
  };
  assert.equal(status, 200);
  assert.equal(text.trim(), JSON.stringify({ data: { riskProfile } }));
  const { posts, forms } = await stub.ask();
  assert.deepEqual(posts, { '/verifybankcard3/query': 1, '/bankcardblack/query': 1 });
  const check = new URLSearchParams(forms['/verifybankcard3/query']);
  const elements = { name: check.get('realname'), idNumber: check.get('idcard') };
  assert.deepEqual({ ...elements, bankCard: check.get('bankcard') }, asked);
  const blacklist = new URLSearchParams(forms['/bankcardblack/query']);
  assert.equal(blacklist.get('bankcard'), asked.bankCard);
}

async function checkBadInput(url, stub) {
  const { name, idNumber, bankCard } = person(nextNumber++);
  const wrongCheck = idNumber.slice(0, 17) + (idNumber.endsWith('1') ? '2' : '1');
  const asked = { name: `${name}!`, idNumber: wrongCheck, bankCard: bankCard.slice(0, 12) };
  await stub.ask();
  const { text } = await post(url, asked);
  const { data, errors } = JSON.parse(text);
  assert.equal(data ?? null, null);
  assert.equal(errors.length, 1);
  const { code, invalid } = errors[0].extensions;
  assert.equal(code, 'BAD_USER_INPUT');
  assert.deepEqual(
    invalid.map(({ path, field, rule, messageZh }) => [...path, field, rule, typeof messageZh]),
    [
      ['riskProfile', 'input.bankCard', 'BANK_CARD_LENGTH', 'string'],
      ['riskProfile', 'input.name', 'NAME_CHARACTERS', 'string'],
      ['riskProfile', 'input.idNumber', 'ID_NUMBER_CHECKSUM', 'string'],
    ],
  );
  assert.deepEqual((await stub.ask()).posts, {});
}

async function post(url, input) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: DOCUMENT, variables: { input } }),
  });
  return { status: response.status, text: await response.text() };
}
