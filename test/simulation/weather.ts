import type { Dice } from '#test/simulation/dice';
import type { Fate, Mood } from '#test/simulation/wire';
import type { ShopWorld } from '#test/simulation/world';

type Trouble =
  | 'mood'
  | 'doom'
  | 'crash'
  | 'commit'
  | 'sleep'
  | 'hang'
  | 'clock'
  | 'lag'
  | 'sweep'
  | 'disk'
  | 'token';

const HOW_OFTEN: Readonly<Record<Trouble, number>> = {
  mood: 6,
  doom: 4,
  crash: 1,
  commit: 1.5,
  sleep: 0.7,
  hang: 0.7,
  clock: 1,
  lag: 1,
  sweep: 0.6,
  disk: 0.5,
  token: 0.3,
};

const DOOMS: readonly Fate[] = [
  'refused',
  'request-lost',
  'answer-lost',
  'answered-late',
  'error-500-done',
  'cut',
  'reset-done',
  'html-502',
];

/** What goes wrong around the counter, and comes right again. */
export function createWeather(world: ShopWorld, dice: Dice): { act(): void; clearUp(): void } {
  const { pc, wire, time, provider } = world;

  const soon = (low: number, high: number, run: () => void): void =>
    void time.after(dice.whole(low, high), run);

  function restartSoon(): void {
    soon(500, dice.chance(0.2) ? 900_000 : 20_000, () => world.start());
  }

  const troubles: Readonly<Record<Trouble, () => void>> = {
    mood: () => {
      const mood: Mood = dice.weighted({
        healthy: 6,
        flaky: 5,
        slow: 2,
        refused: 2,
        silent: 2,
        failing: 1,
        limited: 1,
        unauthorized: 0.4,
      });
      wire.setMood(mood);
      world.say(`wire is ${mood}`);
      if (mood !== 'healthy') soon(2000, 60_000, () => wire.setMood('healthy'));
    },
    doom: () => wire.doomNextOrder(dice.pick(DOOMS)),
    crash: () => {
      world.crash('power cut');
      restartSoon();
    },
    commit: () => {
      world.crashAtCommit(dice.chance(0.5) ? 'before' : 'after');
      soon(15_000, 60_000, () => world.start());
    },
    sleep: () => {
      const ms = dice.whole(1000, dice.chance(0.3) ? 1_200_000 : 60_000);
      const stalls = dice.chance(0.5);
      world.say(`PC sleeps ${ms} ms${stalls ? ', its monotonic clock too' : ''}`);
      pc.sleep(ms, stalls);
      if (dice.chance(0.7))
        time.after(ms + dice.whole(1, 800), () => world.press('PC wakes', ({ checkout }) => checkout.wake()));
    },
    hang: () => {
      world.say('PC hangs');
      pc.sleep(dice.whole(500, 8000), false);
    },
    clock: () => {
      const ahead = dice.chance(0.3)
        ? 0
        : pc.wallAheadMs() + dice.pick([-3_600_000, -60_000, -5000, 5000, 60_000, 3_600_000]);
      // Nobody sets the clock of a PC that sleeps: with its other clock stalled too, nothing could tell that it slept.
      if (pc.isAsleep()) return;
      world.say(`PC clock set ${ahead} ms from the truth`);
      pc.setWall(ahead);
    },
    lag: () => {
      provider.switches.ordersLagMs = dice.pick([0, 0, 2000, 15_000, 60_000]);
      provider.switches.paymentsLagMs = dice.pick([0, 0, 2000, 10_000]);
      world.say(`searches lag ${provider.switches.ordersLagMs} and ${provider.switches.paymentsLagMs} ms`);
    },
    sweep: () => {
      provider.switches.refusesSweep = !provider.switches.refusesSweep;
      world.say(`sweep is ${provider.switches.refusesSweep ? 'refused' : 'answered'}`);
    },
    disk: () => {
      world.say('disk is full');
      world.setDiskFull(true);
      soon(500, 15_000, () => world.setDiskFull(false));
    },
    token: () => {
      world.setReady('token-unreadable');
      soon(1000, 20_000, () => world.setReady(null));
    },
  };

  return {
    act: () => troubles[dice.weighted(HOW_OFTEN)](),
    clearUp() {
      wire.setMood('healthy');
      world.setDiskFull(false);
      world.setReady(null);
      provider.switches.ordersLagMs = 0;
      provider.switches.paymentsLagMs = 0;
      provider.switches.refusesSweep = false;
      world.start();
    },
  };
}
