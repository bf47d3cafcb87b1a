import { setTimeout as sleep } from 'node:timers/promises';
import { RateQueue } from '../../src/http/rate-queue';

const nobodyLeaves = new AbortController().signal;

/** A queue whose rate has nothing left for the moment. */
function busyQueue(perSecond: number): RateQueue {
  const queue = new RateQueue(perSecond);
  while (queue.turn(0, nobodyLeaves) === 'NOW');
  return queue;
}

describe('a queue of calls', () => {
  it('sends at once what may be sent', () => {
    expect(new RateQueue(5).turn(0, nobodyLeaves)).toBe('NOW');
  });

  it('tells at once what cannot be sent in time, and keeps nobody waiting for it', () => {
    const queue = busyQueue(2);
    expect(queue.turn(50, nobodyLeaves)).toBe('TOO_LATE');
    expect(queue.queued).toBe(0);
  });

  it('counts those in front of a call to whom it comes late', () => {
    const queue = busyQueue(10);
    const turns = Array.from({ length: 40 }, () => queue.turn(2_000, nobodyLeaves));
    const late = turns.filter((turn) => turn === 'TOO_LATE').length;
    expect(late).toBeGreaterThanOrEqual(18);
    expect(queue.queued).toBe(40 - late);
    expect(queue.waitMs()).toBeGreaterThan(1_800);
  });

  it('lets go first who has least time', async () => {
    const queue = busyQueue(20);
    const order: string[] = [];
    const wait = async (name: string, patienceMs: number) => {
      expect(await queue.turn(patienceMs, nobodyLeaves)).toBe('NOW');
      order.push(name);
    };
    await Promise.all([wait('patient', 5_000), wait('hurried', 1_500), wait('between', 3_000)]);
    expect(order).toEqual(['hurried', 'between', 'patient']);
  });

  it('frees the place of a caller who leaves', async () => {
    const queue = busyQueue(1);
    const controller = new AbortController();
    const turn = queue.turn(5_000, controller.signal);
    controller.abort();
    expect(await turn).toBe('CANCELLED');
    expect(queue.queued).toBe(0);
  });

  it('tells those who wait when the vendor wants to be left alone for longer', async () => {
    const queue = busyQueue(5);
    const turns = [1, 2].map(async () => queue.turn(400, nobodyLeaves));
    queue.rate.throttled(performance.now(), performance.now(), 30_000);
    const start = performance.now();
    expect(await Promise.all(turns)).toEqual(['TOO_LATE', 'TOO_LATE']);
    expect(performance.now() - start).toBeLessThan(1_500);
  });

  it('sends evenly, and no more than its rate in a second', async () => {
    const queue = new RateQueue(50);
    const sentAt: number[] = [];
    await Promise.all(
      Array.from({ length: 100 }, async () => {
        if ((await queue.turn(5_000, nobodyLeaves)) === 'NOW') sentAt.push(performance.now());
      }),
    );
    expect(sentAt).toHaveLength(100);
    for (const at of sentAt) {
      expect(sentAt.filter((other) => other >= at && other < at + 1_000).length).toBeLessThan(52);
    }
    await sleep(0);
    expect(queue.queued).toBe(0);
  });
});
