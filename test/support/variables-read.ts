import { loadConfig } from '../../src/config';

/** Every environment variable that the server reads, in live mode or in the sandbox. */
export function variablesRead(): ReadonlySet<string> {
  const variables = new Set<string>();
  const noting = (env: Record<string, string>) =>
    new Proxy(env, {
      get(target, name) {
        variables.add(String(name));
        return target[String(name)];
      },
    });
  loadConfig(noting({ KAYAN_MODE: 'live', AUTH_MODE: 'both' }));
  loadConfig(noting({ KAYAN_MODE: 'sandbox', SANDBOX_URL: 'http://127.0.0.1:4010' }));
  return variables;
}
