import { existsSync, readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config';
import { providerModules } from '../../src/providers';
import { startSandbox } from '../../src/sandbox/server';
import { exitCode } from '../support/exit-code';
import { startApp } from '../support/running-app';
import { variablesRead } from '../support/variables-read';

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly stop_grace_period?: string;
}

const text = readFileSync('compose.yaml', 'utf8');
const { services, volumes } = parse(text, { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
};
const all = Object.entries(services);
const servers = all.filter(([name]) => name.startsWith('server-'));

/** What the image sets, under what the file sets. */
function environmentOf({ environment = {} }: Service): Record<string, string> {
  const fromImage = DockerfileParser.parse(readFileSync('Dockerfile', 'utf8'))
    .getENVs()
    .flatMap((env) => env.getProperties())
    .map((property) => [property.getName(), property.getValue()] as const);
  const given = Object.entries(environment).map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries([...fromImage, ...given]) as Record<string, string>;
}

function configOf(service: Service) {
  const loaded = loadConfig(environmentOf(service));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.config;
}

/** The health check of a service, with the port of a test in the place of its own. */
function healthCheckOf({ healthcheck }: Service, port: string): readonly string[] {
  const [kind, ...command] = healthcheck?.test ?? [];
  expect(kind).toBe('CMD');
  return command.map((word) => word.replace(/\b40[01]0\b/, port));
}

describe('the compose file', () => {
  it('has two servers that differ in nothing but where they are published', () => {
    const [one, other] = servers.map(([, { ports, ...rest }]) => ({ ports, rest }));
    expect(servers).toHaveLength(2);
    expect(one?.rest).toEqual(other?.rest);
    expect(one?.ports).not.toEqual(other?.ports);
  });

  it('gives its servers a configuration that they take, and no variable that nobody reads', () => {
    const known = variablesRead();
    for (const [, server] of servers) {
      expect(Object.keys(server.environment ?? {}).filter((name) => !known.has(name))).toEqual([]);
      expect(configOf(server)).toMatchObject({ mode: 'sandbox', host: '0.0.0.0', warnings: [] });
    }
  });

  it.each(all)('gives %s no more rights than it needs', (_name, service) => {
    expect(service).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
  });

  it('names its images by version', () => {
    for (const [, { image }] of all) expect(image).toMatch(/^kayan$|:v?\d/);
  });

  it('has no secret in it', () => {
    const values = all.flatMap(([, { environment }]) => Object.entries(environment ?? {}));
    const secrets = values.flatMap(([name, value]) =>
      /PASSWORD|SECRET|TOKEN|KEY$/.test(name)
        ? [String(value)]
        : [...String(value).matchAll(/\/\/\w+:(.*)@/g)].map(([, password]) => password),
    );
    expect(secrets.length).toBeGreaterThan(2);
    for (const secret of secrets) expect(secret).toMatch(/^\$\{\w+:\?[^}]*\}$/);
  });

  it('waits for what is healthy, and mounts what there is', () => {
    for (const [, { depends_on = {}, volumes: mounted = [] }] of all) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(services[name]?.healthcheck).toBeDefined();
        expect(condition).toBe('service_healthy');
      }
      for (const source of mounted.map((volume) => volume.split(':')[0] ?? '')) {
        expect(source.startsWith('./') ? existsSync(source) : source in volumes).toBe(true);
      }
    }
  });

  it('asks its servers for their health where they tell it', async () => {
    const app = await startApp();
    const { port } = new URL(app.url);
    try {
      for (const [, server] of servers) {
        expect(await exitCode(healthCheckOf(server, port))).toBe(0);
      }
    } finally {
      await app.close();
    }
    for (const [, server] of servers) expect(await exitCode(healthCheckOf(server, port))).toBe(1);
  });

  it('starts the sandbox where its servers look for it, and sees whether it is there', async () => {
    const { sandbox } = services;
    if (sandbox === undefined) throw new Error('there is no sandbox');
    const source = sandbox.command?.at(-1)?.replace(/^dist/, 'src').replace(/js$/, 'ts');
    expect(existsSync(source ?? '')).toBe(true);
    const { SANDBOX_HOST: host, SANDBOX_PORT: port } = environmentOf(sandbox);
    expect(host).toBe('0.0.0.0');
    for (const [, server] of servers) {
      expect(configOf(server).sandboxUrl).toBe(`http://sandbox:${port}`);
    }
    const running = await startSandbox({
      sides: providerModules.map((module) => module.createSandboxSide),
    });
    const free = new URL(running.origin).port;
    expect(await exitCode(healthCheckOf(sandbox, free))).toBe(0);
    await running.close();
    expect(await exitCode(healthCheckOf(sandbox, free))).toBe(1);
  });

  it('leaves a server more time to end than it takes', () => {
    for (const [, server] of servers) {
      const seconds = Number(/^(\d+)s$/.exec(server.stop_grace_period ?? '')?.[1]);
      expect(seconds * 1000).toBeGreaterThan(configOf(server).shutdownGraceMs);
    }
  });

  it('has every server scraped, over a port that is not published', () => {
    const { scrape_configs: jobs } = parse(readFileSync('ops/prometheus.yml', 'utf8')) as {
      readonly scrape_configs: readonly {
        readonly static_configs: readonly { readonly targets: readonly string[] }[];
      }[];
    };
    const targets = jobs.flatMap((job) => job.static_configs.flatMap((one) => one.targets));
    expect(targets).toEqual(
      servers.map(([name, server]) => `${name}:${configOf(server).metricsPort}`),
    );
    for (const [, server] of servers) {
      expect(configOf(server).metricsHost).toBe('0.0.0.0');
      expect(server.ports?.join()).not.toContain(`:${configOf(server).metricsPort}`);
    }
  });
});
