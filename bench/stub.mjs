/**
 * The vendors' side: Juhe's check and blacklist, and Tencent's check for when Juhe is down. It does as little as it can and
 * counts. Over IPC it takes `{ delayMs, juheIsDown, timed }`, and tells what it has seen since it was last asked.
 */
import { createServer } from 'node:http';
import { MISMATCHING_BIN } from './people.mjs';
import { answerWith } from './processes.mjs';

const CHECK = '/verifybankcard3/query';
const BLACKLIST = '/bankcardblack/query';
const TENCENT = '/v2/index.php';

const checkAnswer = (res, message) =>
  json({
    reason: '成功',
    result: {
      jobid: 'JH2071261121000000a1b2c3d4',
      bankcard: '*'.repeat(13),
      realname: '***',
      idcard: '*'.repeat(15),
      res,
      message,
    },
    error_code: 0,
  });
const MATCH = checkAnswer(1, '认证信息匹配');
const MISMATCH = checkAnswer(2, '认证信息不匹配，银行卡无效');
const CLEAN = json({
  reason: '查询成功',
  result: {
    data: {
      onlineBlack: '0',
      offlineBlack: '0',
      badCardHolder: '0',
      fraudTrans: '0',
      otherBlack: '0',
      caseRelated: '0',
    },
    orderid: 'JH71920261121000000A1B',
  },
  error_code: 0,
});
const TENCENT_MATCH = json({
  bspFivBody: { authCode: '00', authMessage: '认证通过' },
  code: 0,
  codeDesc: 'Success',
  message: 'No Error',
});

const behaviour = { delayMs: 0, juheIsDown: false, timed: false };
let seen = newSeen();

const server = createServer((request, response) => {
  const arrivedAt = performance.now();
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const form =
      chunks.length === 1 ? chunks[0].latin1Slice() : Buffer.concat(chunks).latin1Slice();
    if (request.method === 'POST') seen.posts[request.url] = (seen.posts[request.url] ?? 0) + 1;
    seen.forms[request.url] = form;
    const isJuhe = request.url !== TENCENT;
    if (behaviour.juheIsDown && isJuhe) return;
    const answer = answerTo(request.url, form);
    const send = () => {
      response.writeHead(200, answer.headers).end(answer.body);
      if (behaviour.timed) noteTime(form, performance.now() - arrivedAt);
    };
    if (behaviour.delayMs > 0) setTimeout(send, behaviour.delayMs);
    else send();
  });
});
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  console.log(`The stub is listening at http://127.0.0.1:${server.address().port}`);
});

answerWith((change) => {
  Object.assign(behaviour, change);
  const before = seen;
  seen = newSeen();
  return { ...before, slowerLegMs: Object.fromEntries(before.slowerLegMs) };
});

function newSeen() {
  return { posts: {}, forms: {}, slowerLegMs: new Map() };
}

/** How long the slower of the two calls about a card was kept. */
function noteTime(form, ms) {
  const card = /bankcard=(\d+)/.exec(form)?.[1];
  seen.slowerLegMs.set(card, Math.max(ms, seen.slowerLegMs.get(card) ?? 0));
}

function answerTo(path, form) {
  if (path === BLACKLIST) return CLEAN;
  if (path === TENCENT) return TENCENT_MATCH;
  if (path !== CHECK) throw new Error(`nobody is at ${path}`);
  return form.includes(`bankcard=${MISMATCHING_BIN}`) ? MISMATCH : MATCH;
}

function json(value) {
  // As Juhe's own samples are indented.
  const body = Buffer.from(JSON.stringify(value, null, 4));
  const headers = {
    'content-type': 'application/json;charset=utf-8',
    'content-length': body.length,
  };
  return { body, headers };
}
