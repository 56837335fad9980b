import { describe, expect, it } from 'vitest';
import { createUpdates, type Updater, type Updates } from '#main/updates/updates';

/** A counter that may be busy, a place where newer versions lie, and time that passes when the test says. */
function till() {
  const world = {
    isWanted: true,
    isBusy: false,
    newest: null as string | null,
    isOffline: false,
    isUnsigned: false,
    duringFetch: (): void => undefined,
    done: [] as string[],
    loads: 0,
    timers: [] as { at: number; run: () => void }[],
    now: 0,
  };
  const updater: Updater = {
    async look() {
      world.done.push('look');
      if (world.isOffline) throw new Error('offline');
      return world.newest;
    },
    async fetch() {
      world.done.push('fetch');
      world.duringFetch();
      if (world.isUnsigned) throw new Error('not signed');
    },
    install: () => void world.done.push('install'),
  };
  const updates: Updates = createUpdates({
    load: async () => {
      world.loads += 1;
      return updater;
    },
    isWanted: () => world.isWanted,
    heldBy: () => (world.isBusy ? 'charges-open' : null),
    after(ms, run) {
      const timer = { at: world.now + ms, run };
      world.timers.push(timer);
      return () => void world.timers.splice(world.timers.indexOf(timer), 1);
    },
    onChange: () => undefined,
    beforeInstall: () => void world.done.push('windows let go'),
    note: () => undefined,
  });
  async function pass(ms: number): Promise<void> {
    const end = world.now + ms;
    for (;;) {
      const next = world.timers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) break;
      world.now = next.at;
      world.timers.splice(world.timers.indexOf(next), 1);
      next.run();
      await new Promise((done) => setImmediate(done));
    }
    world.now = end;
  }
  return { world, updates, pass };
}

const HOUR = 60 * 60_000;

describe('a till that may look for newer versions', () => {
  it('never does so, and loads nothing for it, while that is off', async () => {
    const { world, updates, pass } = till();
    world.isWanted = false;
    world.newest = '2.0.0';
    updates.start();
    await pass(48 * HOUR);
    await updates.look();
    expect(world).toMatchObject({ done: [], loads: 0 });
    expect(updates.view()).toEqual({ kind: 'none' });
    expect(await updates.install()).toEqual({ ok: false, error: 'failed' });
  });

  it('tells of one, and takes it only when a person says so', async () => {
    const { world, updates, pass } = till();
    world.newest = '2.0.0';
    updates.start();
    await pass(24 * HOUR);
    expect(updates.view()).toEqual({ kind: 'there', version: '2.0.0' });
    expect(world.done).toEqual(['look']);
    expect(await updates.install()).toEqual({ ok: true, value: null });
    expect(world.done).toEqual(['look', 'fetch', 'windows let go', 'install']);
  });

  it('looks again and again while there is none, and does not take long to be back online', async () => {
    const { world, updates, pass } = till();
    world.isOffline = true;
    updates.start();
    await pass(HOUR);
    expect(updates.view()).toEqual({ kind: 'failed' });
    world.isOffline = false;
    await pass(6 * HOUR);
    expect(updates.view()).toEqual({ kind: 'none' });
    world.newest = '2.0.0';
    await pass(6 * HOUR);
    expect(updates.view()).toEqual({ kind: 'there', version: '2.0.0' });
  });

  it('does not look while a charge is open, and does soon after', async () => {
    const { world, updates, pass } = till();
    world.isBusy = true;
    updates.start();
    await pass(HOUR);
    expect(world.done).toEqual([]);
    world.isBusy = false;
    await pass(HOUR / 4);
    expect(world.done).toEqual(['look']);
  });

  it('puts nothing in place while a charge is open', async () => {
    const { world, updates } = till();
    world.newest = '2.0.0';
    await updates.look();
    world.isBusy = true;
    expect(await updates.install()).toEqual({ ok: false, error: 'charges-open' });
    expect(world.done).toEqual(['look']);
  });

  it('keeps what it fetched when a charge was opened meanwhile, for the next press', async () => {
    const { world, updates } = till();
    world.newest = '2.0.0';
    await updates.look();
    world.duringFetch = () => {
      world.isBusy = true;
    };
    expect(await updates.install()).toEqual({ ok: false, error: 'charges-open' });
    expect(updates.view()).toEqual({ kind: 'ready', version: '2.0.0' });
    expect(world.done).not.toContain('install');
    world.isBusy = false;
    expect(await updates.install()).toEqual({ ok: true, value: null });
    expect(world.done.filter((what) => what === 'fetch')).toHaveLength(1);
  });

  it('puts nothing in place that could not be fetched whole and signed', async () => {
    const { world, updates } = till();
    world.newest = '2.0.0';
    world.isUnsigned = true;
    await updates.look();
    expect(await updates.install()).toEqual({ ok: false, error: 'failed' });
    expect(updates.view()).toEqual({ kind: 'failed' });
    expect(world.done).not.toContain('install');
  });

  it('forgets what it found when it is switched off', async () => {
    const { world, updates } = till();
    world.newest = '2.0.0';
    await updates.look();
    world.isWanted = false;
    await updates.look();
    expect(updates.view()).toEqual({ kind: 'none' });
    expect(await updates.install()).toEqual({ ok: false, error: 'failed' });
  });

  it('does one thing at a time, however often it is asked', async () => {
    const { world, updates } = till();
    world.newest = '2.0.0';
    await Promise.all([updates.look(), updates.look()]);
    const answers = await Promise.all([updates.install(), updates.install()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(world.done).toEqual(['look', 'fetch', 'windows let go', 'install']);
  });

  it('starts nothing once the program ends', async () => {
    const { world, updates, pass } = till();
    updates.start();
    updates.stop();
    await pass(24 * HOUR);
    expect(world.done).toEqual([]);
  });
});

it('a program with nowhere to look says so', async () => {
  const updates = createUpdates({
    load: null,
    isWanted: () => true,
    heldBy: () => null,
    after: () => {
      throw new Error('no timer is set');
    },
    onChange: () => undefined,
    beforeInstall: () => undefined,
    note: () => undefined,
  });
  updates.start();
  await updates.look();
  expect(updates.view()).toEqual({ kind: 'never' });
});
