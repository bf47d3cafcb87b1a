/** The limit: `node:http` and undici alone. It reads no query, and picks by hand what the document selects. */
import { createServer } from 'node:http';
import { BadInput, riskProfile } from './job.mjs';

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    try {
      const { variables } = JSON.parse(Buffer.concat(chunks).toString());
      send(response, 200, { data: { riskProfile: select(await riskProfile(variables.input)) } });
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      const { message, extensions } = error;
      send(response, 400, { errors: [{ message, extensions }] });
    }
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`listening at http://127.0.0.1:${server.address().port}/graphql`);
});

function send(response, status, answer) {
  const body = JSON.stringify(answer);
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    })
    .end(body);
}

function select({ level, recommendation, complete, signals, check, blacklist }) {
  return {
    level,
    recommendation,
    complete,
    signals: signals.map(({ code, explanation, explanationZh }) => ({
      code,
      explanation,
      explanationZh,
    })),
    check: selectCheck(check),
    blacklist: selectBlacklist(blacklist),
  };
}

function selectCheck({ kind, message, outcome, bankCard, provider, providerCode }) {
  if (kind !== 'BankCardCheck') return { message };
  return { outcome, bankCard: { masked: bankCard.masked }, provider, providerCode };
}

function selectBlacklist({ kind, message, listed, hits }) {
  return kind === 'BlacklistReport' ? { listed, hits } : { message };
}
