import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const RELEASED = `
  type Query {
    "A check."
    check(id: ID!): Check
    old: Int @deprecated(reason: "Use check. Since 0.2.0.")
  }
  type Check { id: ID!  level: Level! }
  enum Level { LOW HIGH }
`;
const CHANGELOG = `# Changelog

## Unreleased

### Schema

- \`Level\` and \`Check\` have changed, and \`old\` has gone.

### Fixed

- \`name\`

## 0.2.0

### Schema

- \`other\`
`;

/** Runs the check on a schema that differs from the released one in what is replaced. */
function check(from: string, to: string, changelog = CHANGELOG) {
  const folder = mkdtempSync(join(tmpdir(), 'kayan-'));
  const files = {
    'schema.released.graphql': RELEASED,
    'schema.graphql': RELEASED.replace(from, to),
    'CHANGELOG.md': changelog,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const script = resolve('scripts/check-breaking.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { cwd: folder });
  rmSync(folder, { recursive: true });
  return { passes: status === 0, output: `${stdout.toString()}${stderr.toString()}` };
}

describe('check:breaking', () => {
  it.each([
    ['"A check."', '"One check."'],
    ['type Query {', '"What can be asked." type Query {'],
    ['type Check {', '"What came of it." type Check {'],
    ['enum Level { LOW', '"How risky." enum Level { "Not." LOW'],
    ['level: Level!', '"How risky." level: Level!'],
    ['(id: ID!)', '("Of which." id: ID!)'],
  ])('says nothing of the released schema, however it is described: %s', (from, to) => {
    expect(check(from, to, '')).toEqual({ passes: true, output: '' });
  });

  it.each([
    ['a field that is gone', 'level: Level!', '', "BREAKING: Field 'level' was removed"],
    ['a field that may be null', 'level: Level!', 'level: Level', 'BREAKING: Field'],
    ['a value that is gone', 'LOW HIGH', 'HIGH', "BREAKING: Enum value 'LOW' was removed"],
    ['an argument that is needed', 'id: ID!)', 'id: ID!, day: Int!)', 'BREAKING: '],
  ])('fails on %s', (_name, from, to, line) => {
    const { passes, output } = check(from, to);
    expect(output).toContain(line);
    expect(passes).toBe(false);
  });

  it('lists what is dangerous, and passes', () => {
    const { passes, output } = check('LOW HIGH', 'LOW MEDIUM HIGH');
    expect(output).toBe("DANGEROUS: Enum value 'MEDIUM' was added to enum 'Level'\n");
    expect(passes).toBe(true);
  });

  it('lets go what was released as deprecated', () => {
    const { passes, output } = check('old: Int @deprecated(reason: "Use check. Since 0.2.0.")', '');
    expect(output).toContain("DANGEROUS: Field 'old' (deprecated) was removed");
    expect(passes).toBe(true);
  });

  it.each(['name', 'other'])(
    'fails on an addition that the CHANGELOG does not tell in its place: %s',
    (name) => {
      const { passes, output } = check('type Query {', `type Query { ${name}: Int`);
      expect(output).toContain('NON_BREAKING: ');
      expect(output).toContain('Not told in CHANGELOG.md');
      expect(passes).toBe(false);
    },
  );
});
