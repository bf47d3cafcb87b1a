import { Gate, type Health } from '../../src/http/gate';

describe('a gate', () => {
  let gate: Gate<Health>;

  beforeEach(() => {
    jest.useFakeTimers();
    gate = new Gate<Health>({ concurrency: 2, judge: (health) => health });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const call = (health: Health, subject?: string) =>
    gate.run(
      () => Promise.resolve(health),
      () => subject,
    );
  const calls = async (health: Health, subjects: readonly (string | undefined)[]) => {
    for (const subject of subjects) await call(health, subject);
  };

  it('opens after five faults in a row of five subjects, and lets nothing through', async () => {
    await calls('FAULT', ['a', 'b', 'c', 'd']);
    expect(gate.state).toBe('CLOSED');
    await call('FAULT', 'e');
    expect(gate.state).toBe('OPEN');
    const neverCalled = jest.fn();
    expect(await gate.run(neverCalled, () => 'f')).toEqual({ barred: 'BREAKER_OPEN' });
    expect(neverCalled).not.toHaveBeenCalled();
  });

  it('never opens because of one subject, however often its calls fail', async () => {
    await calls('FAULT', Array<string>(50).fill('a'));
    await calls('OUTAGE', Array<string>(50).fill('b'));
    expect(gate.state).toBe('CLOSED');
  });

  it('counts faults that cannot be due to the subject every time', async () => {
    await calls('FAULT', Array<undefined>(5).fill(undefined));
    expect(gate.state).toBe('OPEN');
  });

  it('starts to count anew after a healthy call', async () => {
    await calls('FAULT', ['a', 'b', 'c', 'd']);
    await call('HEALTHY', 'a');
    await calls('FAULT', ['a', 'b', 'c', 'd']);
    expect(gate.state).toBe('CLOSED');
  });

  it('learns nothing from a call that says nothing', async () => {
    await calls('FAULT', ['a', 'b', 'c', 'd']);
    await calls('UNKNOWN', ['x', 'y', 'z']);
    expect(gate.state).toBe('CLOSED');
    await call('FAULT', 'e');
    expect(gate.state).toBe('OPEN');
  });

  it('tells when a call may try again, before any has', async () => {
    await calls('FAULT', ['a', 'b', 'c', 'd', 'e']);
    jest.advanceTimersByTime(9_999);
    expect(gate.state).toBe('OPEN');
    jest.advanceTimersByTime(1);
    expect(gate.state).toBe('HALF_OPEN');
    await call('FAULT', 'f');
    expect(gate.state).toBe('OPEN');
  });

  it('tries again after 10 s, and closes when that works', async () => {
    await calls('FAULT', ['a', 'b', 'c', 'd', 'e']);
    jest.advanceTimersByTime(9_999);
    expect(await call('HEALTHY')).toEqual({ barred: 'BREAKER_OPEN' });
    jest.advanceTimersByTime(1);
    expect(await call('HEALTHY')).toEqual({ result: 'HEALTHY' });
    expect(gate.state).toBe('CLOSED');
  });

  it('opens again when the call that tries fails, also for a subject that failed before', async () => {
    await calls('FAULT', ['a', 'b', 'c', 'd', 'e']);
    jest.advanceTimersByTime(10_000);
    await call('FAULT', 'a');
    expect(gate.state).toBe('OPEN');
  });

  it('bars other calls while one is trying, instead of making them wait', async () => {
    await calls('FAULT', ['a', 'b', 'c', 'd', 'e']);
    jest.advanceTimersByTime(10_000);
    let finish: (health: Health) => void = () => undefined;
    const trying = gate.run(
      () => new Promise<Health>((resolve) => (finish = resolve)),
      () => undefined,
    );
    expect(gate.state).toBe('HALF_OPEN');
    expect(await call('HEALTHY')).toEqual({ barred: 'BREAKER_OPEN' });
    finish('HEALTHY');
    await trying;
    expect(gate.state).toBe('CLOSED');
  });

  it('stays open for 5 min after outages', async () => {
    await calls('OUTAGE', ['a', 'b', 'c']);
    jest.advanceTimersByTime(5 * 60_000 - 1);
    expect(await call('HEALTHY')).toEqual({ barred: 'BREAKER_OPEN' });
    jest.advanceTimersByTime(1);
    expect(await call('HEALTHY')).toEqual({ result: 'HEALTHY' });
  });

  it('bars a call beyond the concurrency limit, and counts nothing for it', async () => {
    let finish: () => void = () => undefined;
    const pending = new Promise<Health>(
      (resolve) =>
        (finish = () => {
          resolve('HEALTHY');
        }),
    );
    const underWay = [1, 2].map(() =>
      gate.run(
        () => pending,
        () => undefined,
      ),
    );
    expect(await call('HEALTHY')).toEqual({ barred: 'CONCURRENCY_LIMIT' });
    finish();
    await Promise.all(underWay);
    expect(await call('HEALTHY')).toEqual({ result: 'HEALTHY' });
  });
});
