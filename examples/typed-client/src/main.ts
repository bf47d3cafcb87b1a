import { readFile } from 'node:fs/promises';
import { askByApollo } from './ask-by-apollo.js';
import { askByFetch } from './ask-by-fetch.js';
import { askPatiently } from './ask-patiently.js';
import { describeBlacklist, describeCheck, describeRecommendation } from './describe.js';
import type { RiskProfileInput } from './generated/graphql.js';
import type { Reply, RiskProfile } from './reply.js';
import { readSettings } from './settings.js';

/** Asks for the risk profile of the person in a file, and prints it. */
async function main([way, file = 'person.json']: readonly string[]): Promise<void> {
  const settings = readSettings(process.env);
  const ask = askPatiently(way === 'apollo' ? askByApollo(settings) : askByFetch(settings));
  // A file, because shells keep the arguments of commands. The server checks what is in it.
  const input = JSON.parse(await readFile(file, 'utf8')) as RiskProfileInput;
  const reply = await ask(input);
  console.log(describe(reply).join('\n'));
  if (reply.kind !== 'PROFILE') process.exitCode = 1;
}

function describe(reply: Reply): readonly string[] {
  switch (reply.kind) {
    case 'PROFILE':
      return describeProfile(reply.profile);
    case 'BAD_INPUT':
      return reply.problems.map(({ rule, message }) => `bad input       ${message} (${rule})`);
    case 'NOT_NOW':
      return [`not now         ${reply.code}, ask again ${waitOf(reply.waitSeconds)}`];
    case 'NO_REPLY':
      return [`no reply        ${reply.reason}; the same question may be asked again`];
    case 'REJECTED':
      return [`rejected        ${reply.code}: ${reply.message}`];
    default:
      return reply satisfies never;
  }
}

const waitOf = (seconds: number | undefined): string =>
  seconds === undefined ? 'later' : `in ${seconds} s`;

function describeProfile(profile: RiskProfile): readonly string[] {
  const { level, recommendation, signals, check, blacklist } = profile;
  return [
    `level           ${level}`,
    `recommendation  ${recommendation}: ${describeRecommendation(recommendation)}`,
    ...signals.map(({ code, explanation }) => `signal          ${code}: ${explanation}`),
    `check           ${describeCheck(check)}`,
    `blacklist       ${describeBlacklist(blacklist)}`,
  ];
}

await main(process.argv.slice(2));
