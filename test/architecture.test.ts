import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

/** Which folders of src a folder may import from. Only app.ts sees all of them. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  http: [],
  sandbox: ['domain'],
  providers: ['domain', 'http', 'sandbox', 'env.ts'],
  graphql: ['domain'],
  ledger: ['domain'],
  clients: ['domain', 'ledger', 'env.ts'],
  server: ['domain', 'graphql'],
  telemetry: ['domain', 'graphql', 'server'],
  'env.ts': [],
  'config.ts': ['domain', 'clients', 'providers', 'server', 'env.ts'],
};

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

function importsOf(file: string) {
  const text = readFileSync(join('src', file), 'utf8');
  return ts.preProcessFile(text).importedFiles.map(({ fileName }) => ({
    target: fileName.startsWith('.')
      ? relative('src', join('src', dirname(file), fileName))
      : undefined,
    isTypeOnly: new RegExp(`import type [^;]*'${fileName}'`).test(text),
  }));
}

/** A folder of src itself is imported through its entry file. */
const isFolder = (target: string) => !target.includes(sep) && existsSync(join('src', target));

const placeOf = (path: string) => {
  const [first = ''] = path.split(sep);
  return path.includes(sep) ? first : `${first.replace(/\.ts$/, '')}.ts`;
};

describe('imports', () => {
  it('run only in the directions that the architecture allows', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const allowed = MAY_IMPORT[placeOf(file)];
      if (allowed === undefined) continue;
      for (const { target } of importsOf(file)) {
        if (target === undefined) continue;
        const place = isFolder(target) ? target : placeOf(target);
        if (place !== placeOf(file) && !allowed.includes(place)) wrong.push(`${file} → ${target}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('of one provider never reach into another', () => {
    const wrong: string[] = [];
    for (const file of files.filter(
      (path) => path.split(sep).length === 3 && path.startsWith('providers'),
    )) {
      const folder = dirname(file);
      for (const { target } of importsOf(file)) {
        if (
          target?.startsWith(`providers${sep}`) &&
          target.split(sep).length === 3 &&
          dirname(target) !== folder
        ) {
          wrong.push(`${file} → ${target}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('of the check-card command know the API as any client does, and the rules of its inputs', () => {
    const wrong: string[] = [];
    for (const file of files.filter((path) =>
      path.startsWith(join('commands', 'check-card') + sep),
    )) {
      for (const { target } of importsOf(file)) {
        const known = [
          join('commands', 'check-card') + sep,
          join('commands', 'progress'),
          `domain${sep}`,
        ];
        if (target !== undefined && !known.some((place) => target.startsWith(place))) {
          wrong.push(`${file} → ${target}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('give the sandbox side nothing of the client but types of its wire format', () => {
    const shared: string[] = [];
    for (const file of files.filter((path) => /providers.+sandbox[\w-]*\.ts$/.test(path))) {
      for (const { target, isTypeOnly } of importsOf(file)) {
        if (target !== undefined && /\/(wire|sign|cipher|channel)$/.test(target) && !isTypeOnly) {
          shared.push(`${file} → ${target}`);
        }
      }
    }
    expect(shared).toEqual([]);
  });
});
