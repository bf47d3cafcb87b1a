import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { person } from './people.mjs';

const require = createRequire(import.meta.url);
const Database = require('better-sqlite3');
const { ANYBODY } = require('../dist/domain/client.js');
const { chinaDay } = require('../dist/domain/china-time.js');
const { RISK_POLICY } = require('../dist/domain/risk-policy.js');
const { openStore } = require('../dist/ledger/index.js');
const { Fingerprints } = require('../dist/ledger/fingerprints.js');
const { toGivenJson } = require('../dist/ledger/given-json.js');
const { migrate } = require('../dist/ledger/migrations/index.js');
const { chainHash, CHAIN_START, recordOfFlight } = require('../dist/ledger/records.js');

const DAY_MS = 24 * 3_600_000;
/** The past is spread over so many days, up to yesterday. */
const DAYS = 100;
const FIRST_NUMBER = 20_000_000;
const CACHE_KIB = 512 * 1024;

/**
 * Makes a SQLite ledger that looks as if so many enquiries, two of each person, had come by in the last hundred days: a record, an
 * attempt, an answer and an ended claim for each. The rows are made by the project's own code and are a chain that
 * `npm run ledger -- verify` accepts; only the way into the file is a shorter one: one transaction without
 * fsync, and indexes made at its end.
 *
 * @returns the number of rows of all tables together
 */
export async function fillLedger(path, records) {
  const store = openStore(`sqlite:${path}`);
  await migrate(store.db);
  await store.close();
  const file = new Database(path);
  file.pragma('journal_mode = OFF');
  file.pragma('synchronous = OFF');
  file.pragma(`cache_size = -${CACHE_KIB}`);
  const tables = ['attempts', 'answers', 'claims', 'records'];
  const indexes = file
    .prepare("select name, sql from sqlite_master where type = 'index' and sql is not null")
    .all();
  for (const { name } of indexes) file.exec(`drop index ${name}`);
  const insert = Object.fromEntries(tables.map((table) => [table, inserter(file, table)]));
  const prints = new Fingerprints('the sandbox has a fixed key and invented people');
  const now = Date.now();
  file.exec('begin');
  let head = { seq: 0, hash: CHAIN_START };
  for (let i = 0; i < records; i++) {
    const at = Math.floor(now - DAY_MS * (1 + DAYS * (1 - i / records)));
    const { record, ...rows } = rowsOf(i, at, prints);
    const hash = chainHash(head.hash, record.body);
    insert.records({ ...record, seq: head.seq + 1, prev_hash: head.hash, hash });
    head = { seq: head.seq + 1, hash };
    for (const [table, row] of Object.entries(rows)) insert[table](row);
  }
  for (const { sql } of indexes) file.exec(sql);
  file.exec('commit');
  file.pragma('journal_mode = WAL');
  file.close();
  return records * tables.length;
}

function rowsOf(i, at, fingerprints) {
  const product = i % 2 === 0 ? 'BANK_CARD_CHECK' : 'BLACKLIST_REPORT';
  const { bankCard, ...rest } = person(FIRST_NUMBER + Math.floor(i / 2));
  const subject =
    product === 'BANK_CARD_CHECK' ? { bankCard, ...rest, idType: 'RESIDENT_ID' } : { bankCard };
  const enquiry = {
    id: randomUUID(),
    product,
    subject,
    client: ANYBODY,
    policyVersion: RISK_POLICY.version,
  };
  const prints = fingerprints.of(enquiry);
  const priceFen = product === 'BANK_CARD_CHECK' ? 30 : 50;
  const answer = answerOf(product);
  const attempt = {
    provider: 'JUHE',
    startedAt: new Date(at),
    latencyMs: 100,
    providerCode: answer.providerCode,
    error: null,
    billed: 'YES',
  };
  const given = { answer, provider: 'JUHE', answeredAt: new Date(at + 100) };
  const result = { given, attempts: [attempt], bills: [{ billed: 'YES', costFen: priceFen }] };
  return {
    record: recordOfFlight({ enquiry, prints }, result, at + 100),
    attempts: {
      id: randomUUID(),
      enquiry_id: enquiry.id,
      product,
      provider: 'JUHE',
      key_id: prints.keyId,
      card_print: prints.card[0],
      id_number_print: prints.idNumber[0] ?? null,
      started_at: at,
      china_day: chinaDay(at),
      price_fen: priceFen,
      settled_at: at + 100,
      latency_ms: 100,
      routing: 'ANSWERED',
      outcome: answer.verdict.outcome ?? null,
      error: null,
      provider_code: answer.providerCode,
      provider_reference: answer.providerReference,
      billed: 'YES',
      retry_at: null,
      client: ANYBODY.id,
    },
    answers: {
      subject_print: prints.subject[0],
      provider: 'JUHE',
      answered_at: at + 100,
      price_fen: priceFen,
      given: toGivenJson(given),
    },
    claims: {
      flight_key: `${prints.subject[0]} ANY`,
      enquiry_id: enquiry.id,
      expires_at: at + 10_100,
      ended_at: at + 100,
      cost_fen: priceFen,
      given: toGivenJson(given),
    },
  };
}

const CLEAN = {
  onlineBlack: false,
  offlineBlack: false,
  badCardHolder: false,
  fraudTrans: false,
  otherBlack: false,
  caseRelated: false,
};

function answerOf(product) {
  const isCheck = product === 'BANK_CARD_CHECK';
  return {
    providerCode: isCheck ? '0/1' : '0',
    providerMessage: isCheck ? '匹配' : '查询成功',
    providerReference: 'JH2071261121000000a1b2c3d4',
    billed: 'YES',
    class: 'ANSWERED',
    verdict: isCheck ? { outcome: 'MATCH' } : CLEAN,
  };
}

function inserter(file, table) {
  const columns = file.pragma(`table_info(${table})`).map(({ name }) => name);
  const places = columns.map(() => '?');
  const statement = file.prepare(`insert into ${table} (${columns}) values (${places})`);
  return (row) => statement.run(columns.map((name) => row[name]));
}
