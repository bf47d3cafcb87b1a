/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Tests wait for timers, sockets and processes more than they compute.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/test/examples/typed-client.test.ts'],
  // Published as ES modules only, which Node can require and Jest cannot.
  transform: { '^.+\\.ts$': 'ts-jest', 'node_modules/(cockatiel|jose|kysely)/.+\\.js$': 'ts-jest' },
  transformIgnorePatterns: ['/node_modules/(?!(cockatiel|jose|kysely)/)'],
  setupFiles: ['reflect-metadata'],
  testTimeout: 20_000,
};
