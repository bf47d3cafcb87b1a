import { randomUUID } from 'node:crypto';
import { toRecordId } from '../../src/domain/record-id';

describe('the id of a record', () => {
  it.each([
    randomUUID(),
    '01936b2e-6f3a-7c4d-9e8f-0123456789ab',
    '2c5ea4c0-4067-11e9-8bad-9b1deb4d3b7d',
    '54779073-8407-4745-a994-a13800138000',
  ])('may be %s, in capital letters too', (id) => {
    expect(toRecordId(id)).toBe(id);
    expect(toRecordId(id.toUpperCase())).toBe(id);
  });

  it.each([
    '',
    'x',
    '6228481234567895432',
    '62284812-3456-7895-4320-199123456780',
    '62284812-3456-9895-8320-199123456780',
    '5477907384074745a994a13800138000',
    '{54779073-8407-4745-a994-a13800138000}',
    '54779073-8407-4745-a994-a13800138000\n',
    'purge before 2026-01-01',
  ])('cannot be %j', (text) => {
    expect(toRecordId(text)).toBeUndefined();
  });
});
