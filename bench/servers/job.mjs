/**
 * What every peer does, whatever its server: the same input rules, two calls to Juhe at the same time, the same code tables, masking
 * and policy. All of it is the project's own, so that only the server differs.
 */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { Pool } from 'undici';

const require = createRequire(import.meta.url);
const { parseBankCard } = require('../../dist/domain/bank-card.js');
const { parseClientReference } = require('../../dist/domain/client-reference.js');
const { parseIdNumber } = require('../../dist/domain/id-number.js');
const { INPUT_RULES } = require('../../dist/domain/input-rules.js');
const { parseMobileNumber } = require('../../dist/domain/mobile-number.js');
const {
  toBankCardCheck,
  toBlacklistReport,
  toProviderError,
} = require('../../dist/domain/outcome.js');
const { parsePersonName } = require('../../dist/domain/person-name.js');
const { evaluateRisk } = require('../../dist/domain/risk-profile.js');
const { answerFromTable, checkVerdict, indexCodes } = require('../../dist/providers/answer.js');
const {
  BLACKLIST_CODES,
  CARD_CHECK_CODES,
  SAMPLE_MESSAGES,
} = require('../../dist/providers/juhe/codes.js');
const { JUHE_SANDBOX_KEYS } = require('../../dist/providers/juhe/sandbox-keys.js');
const wire = require('../../dist/providers/juhe/wire.js');

const UPSTREAM_TIMEOUT_MS = 5_000;
const cardCheckCodes = indexCodes(CARD_CHECK_CODES, SAMPLE_MESSAGES);
const blacklistCodes = indexCodes(BLACKLIST_CODES);

const upstream = new Pool(process.env.UPSTREAM, {
  pipelining: 1,
  headersTimeout: UPSTREAM_TIMEOUT_MS,
  bodyTimeout: UPSTREAM_TIMEOUT_MS,
});

/** An input that breaks rules, with what a client is to be told. */
export class BadInput extends Error {
  constructor(problems) {
    const invalid = problems.map(([field, rule]) => {
      const [message, messageZh] = INPUT_RULES[rule];
      const path = ['riskProfile'];
      return { path, field, rule, message: `${field} ${message}`, messageZh };
    });
    super(`Invalid input: ${invalid.map(({ message }) => message).join('; ')}.`);
    this.extensions = { code: 'BAD_USER_INPUT', invalid };
  }
}

/** The risk profile of an input. @throws BadInput */
export async function riskProfile(input) {
  const subject = toSubject(input);
  const [check, blacklist] = await Promise.all([checkBankCard(subject), reportBlacklist(subject)]);
  return evaluateRisk({ check, blacklist }, randomUUID(), new Date());
}

function toSubject({ idType = 'RESIDENT_ID', maxAgeSeconds, ...input }) {
  const elements = [input.name, input.idNumber, input.bankCard, input.mobile].filter(Boolean);
  const parsed = {
    bankCard: parseBankCard(input.bankCard),
    name: parsePersonName(input.name, idType),
    idNumber: parseIdNumber(input.idNumber, idType, Date.now()),
    ...(input.mobile != null && { mobile: parseMobileNumber(input.mobile) }),
    ...(input.clientReference != null && {
      clientReference: parseClientReference(input.clientReference, elements),
    }),
  };
  const problems = [];
  const subject = { idType };
  for (const [name, result] of Object.entries(parsed)) {
    if (result.ok) subject[name] = result.value;
    else problems.push([`input.${name}`, result.rule]);
  }
  if (maxAgeSeconds < 0) problems.push(['input.maxAgeSeconds', 'MAX_AGE_RANGE']);
  if (problems.length > 0) throw new BadInput(problems);
  return subject;
}

async function checkBankCard(subject) {
  const reply = wire.decodeCardCheck(
    await post(wire.CARD_CHECK_PATHS.none.v1, {
      key: JUHE_SANDBOX_KEYS.card,
      ...wire.elementFields(subject, (element) => element),
      ...wire.DETAIL_FIELDS,
    }),
  );
  const answer = answerFromTable(cardCheckCodes, reply.code, checkVerdict, {
    ...reply,
    nowMs: Date.now(),
  });
  const outcome = toOutcome(answer);
  return answer.class === 'ANSWERED'
    ? toBankCardCheck(outcome, answer.verdict, subject, true)
    : toProviderError(outcome, answer, true);
}

async function reportBlacklist({ bankCard }) {
  const reply = wire.decodeBlacklist(
    await post(wire.BLACKLIST_PATH, wire.blacklistForm(JUHE_SANDBOX_KEYS.blacklist, bankCard)),
  );
  const answer = answerFromTable(blacklistCodes, reply.code, () => reply.flags, {
    ...reply,
    nowMs: Date.now(),
  });
  const outcome = toOutcome(answer);
  return answer.class === 'ANSWERED'
    ? toBlacklistReport(outcome, answer.verdict, bankCard, true)
    : toProviderError(outcome, answer, true);
}

const toOutcome = (answer) => ({
  id: randomUUID(),
  answer,
  provider: 'JUHE',
  answeredAt: new Date(),
  attempts: [],
  bills: [],
  reused: false,
});

async function post(path, form) {
  const { body } = await upstream.request({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  return body.json();
}
