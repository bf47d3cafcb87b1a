import { parseClientId } from '../../src/domain/client';

describe('the id of a client', () => {
  it.each([
    'shop',
    'shop-2026',
    'jwt:shop@example.com',
    'jwt:auth0|5f7c8ec7c33c6c004bbafe82',
    'jwt:54779073-8407-4745-a994-a13800138000',
    `jwt:${'x'.repeat(64)}`,
  ])('may be %s', (id) => {
    expect(parseClientId(id)).toEqual({ ok: true, value: id });
  });

  it.each([
    '',
    '张三',
    'two words',
    'x'.repeat(69),
    '13800138000',
    'shop-138-0013-8000',
    'jwt:11010519491231002X',
    'u.6222600260001072444',
  ])('cannot be %j', (text) => {
    expect(parseClientId(text)).toEqual({ ok: false, rule: 'CLIENT_ID' });
  });
});
