import type { Dispatcher, Pool } from 'undici';
import type { Payload } from './payload';

export interface ExchangeRequest {
  /** With its query, where it has one. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Absent where the path says all. */
  readonly payload?: Payload | undefined;
  /** How long connecting, sending and reading may take altogether, in milliseconds. */
  readonly timeoutMs: number;
  /** The largest response body that is read, in bytes. */
  readonly maxBytes: number;
  /** Cancels the exchange while nothing has been sent; afterwards it has no effect. */
  readonly signal: AbortSignal;
}

export type ResponseHeaders = Readonly<Record<string, string | string[] | undefined>>;

export interface ExchangeResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** As it was sent: see `decodeContent`. */
  readonly body: Buffer;
}

/**
 * An exchange without a whole response. `sent` tells whether a byte of the request may have left this
 * machine; `reason` is a stable word such as `ECONNREFUSED`, `TIMEOUT` or `BODY_TOO_LARGE`.
 */
export interface ExchangeFailure {
  readonly kind: 'failure';
  readonly sent: boolean;
  readonly reason: string;
  /** The response as far as it came, absent where none began. */
  readonly partial?: Pick<ExchangeResponse, 'headers' | 'body'>;
}

export type ExchangeResult = ExchangeResponse | ExchangeFailure;

/**
 * Posts one request and reads the whole answer. It sends at most once, follows no redirect, and never
 * rejects: whatever goes wrong is an {@link ExchangeFailure}.
 */
export function post(pool: Pool, request: ExchangeRequest): Promise<ExchangeResult> {
  return new Promise((resolve) => {
    const exchange = new Exchange(request, resolve);
    if (request.signal.aborted) {
      exchange.fail('CANCELLED');
      return;
    }
    pool.dispatch(
      {
        method: 'POST',
        path: request.path,
        headers: {
          ...request.headers,
          ...(request.payload && { 'content-type': request.payload.contentType }),
          'accept-encoding': 'identity',
        },
        body: request.payload?.body ?? '',
      },
      exchange,
    );
  });
}

class Exchange implements Dispatcher.DispatchHandler {
  readonly #maxBytes: number;
  readonly #signal: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  readonly #resolve: (result: ExchangeResult) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #size = 0;
  #status = 0;
  #headers: ResponseHeaders | undefined;
  #settled = false;

  constructor(request: ExchangeRequest, resolve: (result: ExchangeResult) => void) {
    this.#maxBytes = request.maxBytes;
    this.#signal = request.signal;
    this.#resolve = resolve;
    this.#timer = setTimeout(() => {
      // After a pause of the process timers run before sockets are read: an answer may have come in time. One more
      // turn of the event loop reads it.
      setImmediate(() => {
        this.fail('TIMEOUT');
      });
    }, request.timeoutMs);
    this.#signal.addEventListener('abort', this.#onCancel);
  }

  readonly #onCancel = () => {
    this.fail('CANCELLED');
  };

  /** undici calls this immediately before it writes the request to a socket. */
  onRequestStart(controller: Dispatcher.DispatchController) {
    if (this.#controller !== undefined || this.#settled) {
      // Either undici would send a second time after a lost connection, or the exchange is over already.
      controller.abort(new Error('not sent'));
      return;
    }
    this.#controller = controller;
    this.#signal.removeEventListener('abort', this.#onCancel);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: ResponseHeaders,
  ) {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer) {
    this.#size += chunk.length;
    if (this.#size > this.#maxBytes) this.fail('BODY_TOO_LARGE');
    else this.#chunks.push(chunk);
  }

  onResponseEnd() {
    this.#settle({
      kind: 'response',
      status: this.#status,
      headers: this.#headers ?? {},
      body: Buffer.concat(this.#chunks),
    });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error & { code?: unknown }) {
    this.fail(typeof error.code === 'string' ? error.code : 'UNKNOWN');
  }

  /** Ends the exchange, and the socket with it, so that nothing is left unread. */
  fail(reason: string) {
    const headers = this.#headers;
    const partial = headers && { headers, body: Buffer.concat(this.#chunks) };
    const failure = { kind: 'failure', sent: this.#controller !== undefined, reason } as const;
    if (this.#settle(partial ? { ...failure, partial } : failure)) {
      this.#controller?.abort(new Error(reason));
    }
  }

  #settle(result: ExchangeResult): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#timer);
    if (this.#controller === undefined) this.#signal.removeEventListener('abort', this.#onCancel);
    this.#resolve(result);
    return true;
  }
}
