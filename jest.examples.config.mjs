import base from './jest.config.mjs';

/** What installs packages of its own, from the registry: not part of `npm test`. */
export default {
  ...base,
  testMatch: ['**/examples/typed-client.test.ts'],
  testPathIgnorePatterns: [],
  testTimeout: 60_000,
};
