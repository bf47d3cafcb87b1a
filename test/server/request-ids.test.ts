import { requestIdOf, traceIdOf } from '../../src/server/request-ids';
import { startApp } from '../support/running-app';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('the id of a request', () => {
  it.each(['a', 'req-1.2_3', '0af7651916cd43dd8448eb211c80319c', 'x'.repeat(64), '1234567890'])(
    'is that of the caller: %s',
    (id) => {
      expect(requestIdOf({ headers: { 'x-request-id': id } })).toBe(id);
    },
  );

  it.each(['', 'a b', 'x'.repeat(65), '卡', 'a,b', 'a\nb', '13800138000', 'id-6217920181755914'])(
    'is made where the caller’s has the wrong form or could be personal: %j',
    (id) => {
      expect(requestIdOf({ headers: { 'x-request-id': id } })).toMatch(UUID);
    },
  );
});

describe('the trace id', () => {
  it.each([
    [`00-${TRACE_ID}-00f067aa0ba902b7-01`, TRACE_ID],
    [`cc-${TRACE_ID}-00f067aa0ba902b7-01-what-the-future-will-be`, TRACE_ID],
    [`00-${TRACE_ID}-00f067aa0ba902b7-01-more`, undefined],
    [`ff-${TRACE_ID}-00f067aa0ba902b7-01`, undefined],
    [`00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, undefined],
    [`00-${TRACE_ID}-${'0'.repeat(16)}-01`, undefined],
    [`00-${TRACE_ID.toUpperCase()}-00f067aa0ba902b7-01`, undefined],
    ['00-abcdef6217920181755914abcdef0123-00f067aa0ba902b7-01', undefined],
    ['', undefined],
  ])('of %s is %s', (traceparent, traceId) => {
    expect(traceIdOf({ headers: { traceparent } })).toBe(traceId);
  });
});

describe('both', () => {
  it('are in the log line of a request, and the id in its answer', async () => {
    const app = await startApp();
    try {
      const headers = {
        'x-request-id': 'order-17',
        traceparent: `00-${TRACE_ID}-00f067aa0ba902b7-01`,
      };
      const response = await fetch(app.url, { method: 'POST', headers });
      expect(response.headers.get('x-request-id')).toBe('order-17');
      const missing = await fetch(new URL('/missing', app.url));
      expect(missing.headers.get('x-request-id')).toMatch(UUID);
      const lines = app.logs().trim().split('\n');
      const line: unknown = JSON.parse(lines.find((text) => text.includes('order-17')) ?? '{}');
      expect(line).toMatchObject({ id: 'order-17', traceId: TRACE_ID, msg: 'request' });
    } finally {
      await app.close();
    }
  });
});
