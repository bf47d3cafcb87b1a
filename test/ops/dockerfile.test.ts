import { existsSync, readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { exitCode } from '../support/exit-code';
import { startApp } from '../support/running-app';

const text = readFileSync('Dockerfile', 'utf8');
const dockerfile = DockerfileParser.parse(text);
const instructions = dockerfile.getInstructions();
const stages = dockerfile.getFROMs();
const lastStage = instructions.slice(
  instructions.findLastIndex((one) => one.getKeyword() === 'FROM'),
);
const runs = instructions.filter((one) => one.getKeyword() === 'RUN').map((one) => one.toString());

/** The command of an instruction in its exec form: no shell stands between Docker and the program. */
function execForm(instruction: { toString(): string } | undefined): string[] {
  const array = /\[.*\]$/s.exec(instruction?.toString() ?? '')?.[0];
  return JSON.parse(array ?? '') as string[];
}

describe('the Dockerfile', () => {
  it('is well formed', () => {
    expect(validate(text)).toEqual([]);
  });

  it('builds and runs on the same Node 24', () => {
    expect(stages.map((stage) => stage.getImage())).toEqual([
      'node:24-bookworm-slim',
      'node:24-bookworm-slim',
    ]);
  });

  it('installs what the lock file says, and leaves only what production needs', () => {
    expect(runs.join('\n')).toContain('npm ci');
    expect(runs.join('\n')).not.toMatch(/npm (i|install|add|update)\b/);
    expect(runs.join('\n')).toMatch(/npm run build && npm prune --omit=dev --omit=optional/);
  });

  it('copies what is there, and what .dockerignore lets through', () => {
    const [first, ...rest] = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(first).toBe('*');
    const allowed = rest.map((line) => line.replace(/^!/, ''));
    const copied = dockerfile
      .getCOPYs()
      .filter((copy) => copy.getFromFlag() === null)
      .flatMap((copy) => copy.getArguments().slice(0, -1))
      .map((source) => source.getValue());
    expect(copied.sort()).toEqual(allowed.sort());
    for (const source of copied) expect(existsSync(source)).toBe(true);
  });

  it('has node itself run what npm start runs, as nobody special', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: { start: string };
    };
    expect(execForm(dockerfile.getCMDs().at(-1))).toEqual(scripts.start.split(' '));
    const users = lastStage.filter((one) => one.getKeyword() === 'USER');
    expect(users.map((one) => one.getArgumentsContent())).toEqual(['node']);
    const afterUser = lastStage.slice(lastStage.findIndex((one) => one.getKeyword() === 'USER'));
    expect(afterUser.map((one) => one.getKeyword())).not.toContain('RUN');
  });

  it('has a health check that finds a server, and finds none', async () => {
    const command = execForm(dockerfile.getHEALTHCHECKs().at(-1));
    const app = await startApp();
    const { port } = new URL(app.url);
    try {
      expect(await exitCode(command, { PORT: port })).toBe(0);
    } finally {
      await app.close();
    }
    expect(await exitCode(command, { PORT: port })).toBe(1);
  });
});
