import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { createAuthenticator } from './clients/authenticator';
import { ClientRegistry } from './clients/client-registry';
import type { Config } from './config';
import { systemClock, type Clock } from './domain/clock';
import type { Provider, ProviderName } from './domain/provider';
import { CheapestFirst, configuredOrder } from './domain/provider-choice';
import type { Ledger, Unwritten } from './domain/ledger';
import { Verification } from './domain/verification';
import { createApollo } from './graphql/apollo';
import { readTrustedDocuments } from './graphql/trusted-documents/trusted-documents';
import { openLedger, type DurableLedger } from './ledger';
import { noLedger } from './ledger/no-ledger';
import { providerModules } from './providers';
import { guardProvider } from './providers/guarded-provider';
import { paceProvider } from './providers/paced-provider';
import type { ProviderFactory } from './providers/provider-module';
import type { Cardholder } from './sandbox/cardholders';
import { introducedCardholders } from './sandbox/introduced';
import { startSandbox, type Sandbox, type SandboxLogEntry } from './sandbox/server';
import { requireScope } from './server/authentication';
import { createLogger } from './server/logger';
import { Readiness } from './server/readiness';
import { createServer, type Server } from './server/server';
import { Traffic } from './server/traffic';
import { Telemetry } from './telemetry/telemetry';
import { logUnknownCodes } from './telemetry/unknown-codes';

/** What tests put in the place of the real thing. */
export interface AppOverrides {
  readonly logger?: Logger;
  readonly clock?: Clock;
  readonly newId?: () => string;
  /** People that the sandbox knows beside the standard ones. */
  readonly cardholders?: readonly Cardholder[];
  readonly onSandboxRequest?: (entry: SandboxLogEntry) => void;
}

export interface App {
  /** Starts to listen, and tells the URL of the API. */
  listen(): Promise<string>;
  /**
   * Goes on answering, with 503 to whatever is new, until what is under way has ended, for as long as the
   * configured grace lasts.
   */
  drain(): Promise<void>;
  /**
   * Finishes what is in flight within the grace, then closes everything that was opened. Tells, and logs, what the
   * store would not take.
   */
  close(): Promise<Unwritten>;
}

/** Wires the program together; the only place that sees all of it. */
export async function createApp(config: Config, overrides: AppOverrides = {}): Promise<App> {
  const { logger = createLogger(config.logLevel) } = overrides;
  const { clock = systemClock, newId = randomUUID } = overrides;
  const apollo = openApollo(config, logger);
  const sandbox = config.mode === 'sandbox' ? await openSandbox(config, overrides) : undefined;
  const telemetry = new Telemetry(config);
  const providers = openProviders(config, sandbox, clock, telemetry);
  const ledger = await openLedgerFor(config, longestAttemptMs(config, providers), clock);
  const traffic = new Traffic(config.maxRequestsInFlight);
  const readiness = new Readiness({
    isDraining: () => traffic.isDraining,
    checkStore: () => ledger.check(),
    onStoreLost: (error) => {
      logger.error({ err: error }, 'the store cannot be used');
    },
    onStoreBack: () => {
      logger.info('the store can be used again');
    },
    providers,
  });
  telemetry.metrics.watch({
    providers,
    inFlight: () => traffic.inFlight,
    unwritten: () => ledger.unwritten,
    hindrances: () => readiness.hindrances(),
  });
  for (const plugin of telemetry.aroundOperations()) apollo.addPlugin(plugin);
  const authenticator = createAuthenticator(config.clients, registryIn(ledger, clock));
  const verification = new Verification({
    providers,
    defaultProvider: config.providerOrder[0] ?? 'JUHE',
    providerTimeoutMs: config.providerTimeoutMs,
    sandbox: sandbox !== undefined,
    ledger: ledger === noLedger ? ledger : telemetry.aroundLedger(ledger, providers),
    clock,
    newId,
    choice: config.routing === 'cheapest' ? new CheapestFirst(clock) : configuredOrder,
    onUnknownCode: logUnknownCodes(logger),
  });
  const server = await createServer({
    apollo,
    services: {
      verification,
      audit: ledger.audit,
      providers,
      codeTables: providerModules.map(({ name, codes }) => ({ provider: name, rows: codes })),
      sandbox: sandbox !== undefined,
      clock,
      newId,
    },
    logger,
    requestDeadlineMs: config.requestDeadlineMs,
    authenticator,
    trustedProxies: config.clients.trustedProxies,
    requestLimits: config.clients.requestsPerMinute,
    explorable: config.explorable,
    hostNames: config.hostNames,
    corsOrigins: config.corsOrigins,
    people: sandbox && introducedCardholders(),
    traffic,
    overload: config.overload,
    onTurnedAway: (reason) => {
      telemetry.metrics.turnedAway.inc({ reason });
    },
    extend: (app, clientsOnly) => {
      telemetry.aroundRequests(app, { onRequest: [...clientsOnly, requireScope('admin')] });
    },
    readiness,
  });
  return lifeOf({ config, logger, server, traffic, providers, ledger, sandbox, telemetry });
}

/**
 * Connections that wait to be accepted, as far as the system lets them. Beyond these it leaves callers without an answer for
 * seconds to minutes, while one that is accepted is at least told 503 at once.
 */
const BACKLOG = 4_096;

interface Parts {
  readonly config: Config;
  readonly logger: Logger;
  readonly server: Server;
  readonly traffic: Traffic;
  readonly providers: readonly Provider[];
  readonly ledger: Ledger;
  readonly sandbox: Sandbox | undefined;
  readonly telemetry: Telemetry;
}

/** In which order the parts begin and end. */
function lifeOf(parts: Parts): App {
  const { config, logger, server, traffic, providers, ledger, sandbox, telemetry } = parts;
  const graceLeftMs = countDown(config.shutdownGraceMs);
  return {
    async listen() {
      const { host: name, metricsHost } = config;
      const listening = server.app.listen({ host: name, port: config.port, backlog: BACKLOG });
      await naming('HOST', 'PORT', listening);
      await naming('METRICS_HOST', 'METRICS_PORT', telemetry.listen(metricsHost));
      const { port } = server.app.server.address() as AddressInfo;
      const host = name.includes(':') ? `[${name}]` : name;
      return `http://${host}:${port}/graphql`;
    },
    drain: () => traffic.drain(graceLeftMs()),
    async close() {
      await server.connections.end(graceLeftMs);
      // What was sent for a caller who is gone is settled all the same.
      await traffic.ended();
      await Promise.all(providers.map((provider) => provider.close()));
      const unwritten = await ledger.close(graceLeftMs());
      tellUnwritten(unwritten, logger);
      await sandbox?.close();
      await telemetry.close();
      return unwritten;
    },
  };
}

/** One line with all by which the calls are found at the providers. */
function tellUnwritten({ answers, attempts }: Unwritten, logger: Logger) {
  if (answers.length + attempts.length === 0) return;
  const counts = `${answers.length} answers and the ends of ${attempts.length} attempts`;
  logger.fatal({ answers, attempts }, `${counts} are lost: the store did not take them in time`);
}

/** Node's error has the address in its text, and not where it comes from. */
async function naming(host: string, port: string, listening: Promise<unknown>): Promise<void> {
  await listening.catch((cause: unknown) => {
    const { code } = cause as NodeJS.ErrnoException;
    const rule = `${host} and ${port} must be where this process may listen: ${code}`;
    throw new Error(code === 'EADDRINUSE' ? `${port} is in use` : rule, { cause });
  });
}

function openApollo(config: Config, logger: Logger) {
  const { clients, explorable, limits, trustedDocuments: path } = config;
  return createApollo({
    explorable,
    limits,
    trustedDocuments: path === undefined ? undefined : readTrustedDocuments(path, limits.tokens),
    tellsRateLimit: clients.authMode !== 'none',
    report: (error) => {
      logger.error({ err: error }, 'an operation failed');
    },
  });
}

/** Each behind its gate, at its rate, and watched. */
function openProviders(
  config: Config,
  sandbox: Sandbox | undefined,
  clock: Clock,
  telemetry: Telemetry,
): readonly Provider[] {
  return factories(config, sandbox).map((factory) => {
    const guarded = guardProvider(factory.create({ clock }), config.providerConcurrency);
    const paced = paceProvider(guarded, factory.rates);
    return telemetry.aroundProvider(paced, codesOf(factory.name));
  });
}

const codesOf = (provider: ProviderName) =>
  providerModules.find(({ name }) => name === provider)?.codes ?? [];

/** Milliseconds that are left, of so many since it was first asked. */
function countDown(totalMs: number): () => number {
  let endsAt: number | undefined;
  return () => {
    endsAt ??= performance.now() + totalMs;
    return Math.max(0, endsAt - performance.now());
  };
}

/** A sandbox of this process, or the one that the configuration names, which others may share. */
async function openSandbox(config: Config, overrides: AppOverrides): Promise<Sandbox> {
  const { sandboxUrl: origin } = config;
  if (origin !== undefined) return { origin, close: () => Promise.resolve() };
  return startSandbox({
    sides: providerModules.map((module) => module.createSandboxSide),
    port: config.sandboxPort,
    cardholders: overrides.cardholders ?? [],
    ...(overrides.clock && { now: () => overrides.clock?.now() ?? 0 }),
    ...(overrides.onSandboxRequest && { onRequest: overrides.onSandboxRequest }),
  });
}

function factories(config: Config, sandbox: Sandbox | undefined): readonly ProviderFactory[] {
  if (sandbox === undefined) return config.providers;
  return config.sandboxProviders.map((providerAt) => providerAt(sandbox.origin));
}

/** An attempt that waits for its turn may take as long as its request. */
function longestAttemptMs(config: Config, providers: readonly Provider[]): number {
  const hasRate = ({ cardCheck, blacklist }: Provider) => cardCheck?.pace ?? blacklist?.pace;
  return providers.some(hasRate) ? config.requestDeadlineMs : config.providerTimeoutMs;
}

function openLedgerFor(
  config: Config,
  providerTimeoutMs: number,
  clock: Clock,
): Promise<DurableLedger | typeof noLedger> {
  const { databaseUrl: url, budget, lifetimes, fingerprintKeys } = config;
  if (url === 'none') return Promise.resolve(noLedger);
  const { current: fingerprintKey, previous: previousFingerprintKey } = fingerprintKeys();
  const keys = { fingerprintKey, previousFingerprintKey };
  return openLedger({ url, ...keys, budget, lifetimes, providerTimeoutMs, clock });
}

/** Clients with API keys are kept in the store of the ledger. */
function registryIn(ledger: DurableLedger | typeof noLedger, clock: Clock) {
  return 'store' in ledger ? new ClientRegistry(ledger.store.db, () => clock.now()) : undefined;
}
