import { Patience } from '../../../src/commands/check-card/patience';

describe('patience with a server that is away', () => {
  let time: number;
  let pauses: number[];
  let patience: Patience;

  beforeEach(() => {
    time = 0;
    pauses = [];
    patience = new Patience({
      limitMs: 300_000,
      onPause: (_reason, pauseMs) => pauses.push(pauseMs),
      now: () => time,
      random: () => 1,
    });
  });

  /** Is told of the absence again at the end of every pause. */
  function waitUntilItEnds(): number {
    while (patience.pause('HTTP 503')) time += pauses.at(-1) ?? 0;
    return time;
  }

  it('pauses for twice as long each time, at most half a minute', () => {
    waitUntilItEnds();
    expect(pauses.slice(0, 9)).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('ends at its limit', () => {
    expect(waitUntilItEnds()).toBeLessThanOrEqual(300_000);
    expect(time).toBeGreaterThan(270_000);
  });

  it('begins anew when the server has answered', () => {
    waitUntilItEnds();
    patience.end();
    expect(patience.pause('HTTP 503')).toBe(true);
    expect(pauses.at(-1)).toBe(500);
  });

  it('takes what several rows tell of one absence for one', () => {
    for (let i = 0; i < 8; i++) patience.pause('ECONNREFUSED');
    expect(pauses).toEqual([500]);
  });

  it('pauses as long as the server asks for, and not at all where that is too long', () => {
    expect(patience.pause('HTTP 429', 120_000)).toBe(true);
    expect(pauses).toEqual([120_000]);
    time += 120_000;
    expect(patience.pause('HTTP 429', 200_000)).toBe(false);
  });

  it('lets nobody through before the pause is over, unless the run is stopped', async () => {
    const stopping = new AbortController();
    await patience.untilReady(stopping.signal);
    patience.pause('HTTP 503');
    const waiting = patience.untilReady(stopping.signal);
    stopping.abort();
    await expect(waiting).rejects.toThrow(/abort/i);
  });
});
