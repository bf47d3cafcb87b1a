import { startServer, type LocalServer } from '../http/local-server';

export interface LimitedVendor extends LocalServer {
  /** How many calls it took, and how many it turned away. */
  counts(): { readonly taken: number; readonly throttled: number };
  /** Counts from nothing. */
  reset(): void;
}

/** Tencent as it answers everybody, but only so many calls in any second. */
export async function startLimitedVendor(perSecond: number): Promise<LimitedVendor> {
  let takenAt: number[] = [];
  let taken = 0;
  let throttled = 0;
  const server = await startServer((response) => {
    const now = performance.now();
    takenAt = takenAt.filter((at) => at > now - 1_000);
    if (takenAt.length >= perSecond) {
      throttled++;
      response.end('{"code":4400,"message":"超过配额"}');
      return;
    }
    taken++;
    takenAt.push(now);
    setTimeout(() => response.end('{"code":0,"bspFivBody":{"authCode":"00"}}'), 30);
  });
  return {
    ...server,
    counts: () => ({ taken, throttled }),
    reset() {
      taken = 0;
      throttled = 0;
    },
  };
}
