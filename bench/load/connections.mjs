import { Pool } from 'undici';

/** Keeps so many connections to one URL, and posts JSON through them, one request on each at a time. */
export class Connections {
  #pool;
  #path;

  constructor(url, connections) {
    const { origin, pathname } = new URL(url);
    this.#path = pathname;
    this.#pool = new Pool(origin, {
      connections,
      pipelining: 1,
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /** Dispatched rather than requested: a client that is cheap leaves the machine to the servers. */
  post(body) {
    return new Promise((resolve, reject) => {
      const options = { method: 'POST', path: this.#path, headers: HEADERS, body };
      this.#pool.dispatch(options, new Answer(resolve, reject));
    });
  }

  close() {
    return this.#pool.close();
  }
}

const HEADERS = { 'content-type': 'application/json' };

class Answer {
  #resolve;
  #reject;
  #status;
  #chunks = [];

  constructor(resolve, reject) {
    this.#resolve = resolve;
    this.#reject = reject;
  }

  onRequestStart() {}

  onResponseStart(_controller, status) {
    this.#status = status;
  }

  onResponseData(_controller, chunk) {
    this.#chunks.push(chunk);
  }

  onResponseEnd() {
    const body = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
    this.#resolve({ status: this.#status, body });
  }

  onResponseError(_controller, error) {
    this.#reject(error);
  }
}
