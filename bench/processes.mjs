import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const running = new Set();

/** Starts a program of the bench, and gives what it can be asked over IPC. Its environment holds nothing of ours. */
export function start(file, { args = [], env = {}, flags = [], imports = [], cwd } = {}) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    cwd,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    execArgv: [
      ...flags,
      ...imports.flatMap((path) => ['--import', new URL(path, import.meta.url).href]),
    ],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  running.add(child);
  return new Program(child);
}

/** Ends whatever was started and still runs. */
export async function stopAll() {
  await Promise.all([...running].map(stop));
}

async function stop(child) {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

class Program {
  #child;
  #waiting = [];

  constructor(child) {
    this.#child = child;
    child.on('message', ({ error, result }) => {
      const { resolve, reject } = this.#waiting.shift();
      if (error === undefined) resolve(result);
      else reject(new Error(error));
    });
    child.once('exit', (code, signal) => {
      for (const { reject } of this.#waiting) reject(new Error(`it ended with ${code ?? signal}`));
    });
  }

  /** The URL that it says it listens at. */
  listening() {
    return new Promise((resolve, reject) => {
      let output = '';
      // Read to the end: a full pipe would stop it.
      this.#child.stdout.on('data', (chunk) => {
        if (output === undefined) return;
        output += chunk;
        const [, url] = /listening at (\S+)/.exec(output) ?? [];
        if (url === undefined) return;
        output = undefined;
        resolve(url);
      });
      this.#child.once('exit', () => reject(new Error(`it ended before it listened: ${output}`)));
    });
  }

  /** Answers come in the order of the questions. */
  ask(question = {}) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#child.send(question);
    });
  }

  stop() {
    return stop(this.#child);
  }
}

/** Has this process answer what {@link Program#ask} asks of it. */
export function answerWith(answer) {
  // Whoever asked is gone: a run that was interrupted leaves nothing behind.
  process.once('disconnect', () => process.exit());
  process.on('message', async (question) => {
    try {
      process.send({ result: await answer(question) });
    } catch (error) {
      process.send({ error: error.stack });
    }
  });
}
