/**
 * Tencent's side with a limit: so many calls in any second, further ones get 4400. Over IPC it takes `{ perSecond }`, and
 * tells when it took and when it turned away since it was last asked.
 */
import { createServer } from 'node:http';
import { answerWith } from './processes.mjs';

const ANSWER_MS = 50;
const MATCH = JSON.stringify({ code: 0, bspFivBody: { authCode: '00', authMessage: '认证通过' } });
const TOO_MANY = JSON.stringify({ code: 4400, message: '(4400)超过配额' });

let perSecond = 20;
let window = [];
let seen = { taken: [], throttled: [] };

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const now = performance.now();
    window = window.filter((at) => at > now - 1_000);
    if (window.length >= perSecond) {
      seen.throttled.push(now);
      response.end(TOO_MANY);
      return;
    }
    window.push(now);
    seen.taken.push(now);
    setTimeout(() => response.end(MATCH), ANSWER_MS);
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`The stub is listening at http://127.0.0.1:${server.address().port}`);
});

answerWith((change) => {
  perSecond = change.perSecond ?? perSecond;
  const before = seen;
  seen = { taken: [], throttled: [] };
  return { ...before, now: performance.now() };
});
