import type { Mode } from '#core/domain/charge';
import { HOUR, MINUTE } from '#core/domain/instant';
import { createCashier } from '#test/simulation/cashier';
import type { Dice } from '#test/simulation/dice';
import { createWatchman } from '#test/simulation/invariants';
import { Crashed } from '#test/simulation/log-file';
import { T0 } from '#test/simulation/pc';
import { createRefundWatch } from '#test/simulation/refund-watch';
import { createReturns } from '#test/simulation/returns';
import { createRival } from '#test/simulation/rival';
import { seenBy } from '#test/simulation/screens';
import { lookAtTheEnd } from '#test/simulation/settled';
import { Violation } from '#test/simulation/violation';
import { createWallets, type Wallets } from '#test/simulation/wallets';
import { createWeather } from '#test/simulation/weather';
import { createShopWorld, ignoreCrash, type ShopWorld } from '#test/simulation/world';

export type Ran = {
  readonly seed: number;
  readonly events: number;
  readonly charges: number;
  readonly payments: number;
  readonly refunds: number;
  readonly crashes: number;
  readonly virtualMs: number;
  readonly trace: readonly string[];
  readonly violation: { readonly step: number; readonly invariant: string; readonly message: string } | null;
};

/** `slot`: hybrid or attended, as the seed decides, with a second program on the same register. `orders`: the other API, in each mode. */
export type Play = 'dynamic' | 'slot' | 'orders';
export type Wish = {
  readonly seed: number;
  readonly steps: number;
  readonly folder: string;
  readonly play?: Play | undefined;
};

export const STEPS = 60;

/** One seed, from the shop's opening until everything is quiet and accounted for. */
export async function runSeed({ seed, steps, folder, play: kind = 'dynamic' }: Wish): Promise<Ran> {
  const world = createShopWorld({
    seed,
    folder,
    mode: modeOf(kind, seed),
    api: kind === 'orders' ? 'orders' : 'instore',
  });
  const escaped: unknown[] = [];
  const catchEscaped = (error: unknown): void => {
    if (!(error instanceof Crashed)) escaped.push(error);
  };
  process.on('unhandledRejection', catchEscaped);
  process.on('uncaughtException', catchEscaped);
  let step = 0;
  let violation: Ran['violation'] = null;
  try {
    await play(world, steps, escaped, () => {
      step += 1;
    });
  } catch (error) {
    const invariant = error instanceof Violation ? error.invariant : 'nothing throws';
    violation = { step, invariant, message: error instanceof Error ? error.message : String(error) };
    if (!(error instanceof Violation) && error instanceof Error) world.say(error.stack ?? '');
  } finally {
    world.discard();
    process.off('unhandledRejection', catchEscaped);
    process.off('uncaughtException', catchEscaped);
  }
  const { charges, payments, refunds, crashes } = world.counts;
  return {
    seed,
    events: step,
    charges,
    payments,
    refunds,
    crashes,
    virtualMs: world.time.now(),
    trace: world.trace,
    violation,
  };
}

const ORDERS_MODES: readonly Mode[] = ['dynamic', 'dynamic', 'hybrid', 'attended'];

const modeOf = (kind: Play, seed: number): Mode => {
  if (kind === 'dynamic') return 'dynamic';
  if (kind === 'orders') return ORDERS_MODES[seed % ORDERS_MODES.length] ?? 'dynamic';
  return seed % 2 === 0 ? 'hybrid' : 'attended';
};

async function play(
  world: ShopWorld,
  steps: number,
  escaped: readonly unknown[],
  count: () => void,
): Promise<void> {
  const { time } = world;
  const dice = world.dice(100);
  const wallets = createWallets(world, world.dice(101));
  const weather = createWeather(world, world.dice(102));
  const cashier = createCashier(world, world.dice(103));
  const watchman = createWatchman(world);
  const rival = createRival(world, world.dice(104));
  const returns = createReturns(world, world.dice(106));
  const refundWatch = createRefundWatch(world);
  const bringsBack = world.dice(107);
  const customer = createCustomer(world, wallets, dice);

  async function until(end: number): Promise<void> {
    for (let isMore = true; isMore; ) {
      isMore = await time.step(end).catch((error: unknown) => {
        ignoreCrash(error);
        return true;
      });
      count();
      if (escaped.length > 0) throw escaped[0];
      world.program()?.push();
      watchman.look();
      const running = world.program();
      if (running !== null) refundWatch.look(running);
      customer.look();
    }
  }

  world.start();
  await until(dice.whole(0, 500));
  for (let acted = 0; acted < steps; acted++) {
    const who = dice.weighted({
      cashier: 60,
      wallet: 22,
      weather: world.counts.crashes < 6 ? 9 : 3,
      outside: 3,
      rival: isOnTheSlot(world) ? 4 : 0,
      printed: isOnTheSlot(world) ? 14 : 0,
    });
    if (who === 'cashier') cashier.act();
    else if (who === 'wallet') wallets.act();
    else if (who === 'weather') weather.act();
    else if (who === 'rival') rival.act();
    else if (who === 'printed') rival.scan();
    else wallets.meddle();
    if (bringsBack.chance(0.2)) returns.act();
    await until(time.now() + pauseBefore(dice));
  }
  world.say('all goes quiet');
  await until(time.now() + MINUTE);
  wallets.goHome();
  rival.goHome();
  returns.goHome();
  weather.clearUp();
  await until(time.now() + 40 * MINUTE);
  weather.clearUp();
  await until(time.now() + 2 * HOUR);
  const program = world.program();
  if (program === null) throw new Violation('the program runs at the end', 'it does not');
  lookAtTheEnd(program, world.provider);
  refundWatch.lookAtTheEnd(program);
}

const isOnTheSlot = ({ mode, api }: ShopWorld): boolean => mode !== 'dynamic' && api === 'instore';

/** Mostly in a hurry, at times right at once, now and then long enough for a code to run out. */
function pauseBefore(dice: Dice): number {
  const kind = dice.weighted({ none: 2, hurry: 10, calm: 5, long: 0.6 });
  if (kind === 'none') return 0;
  if (kind === 'hurry') return dice.whole(1, 1500);
  return kind === 'calm' ? dice.whole(1500, 15_000) : dice.whole(15_000, 240_000);
}

/** The eyes before the second screen: every code seen is remembered, and the worst moments to pay are known. */
function createCustomer(world: ShopWorld, wallets: Wallets, dice: Dice): { look(): void } {
  let before: string | null = null;

  function appeared(qrData: string): void {
    const reference = world.program()?.checkout.counter.front().reference ?? null;
    if (reference === null) return;
    wallets.look({ reference, qrData });
    if (dice.chance(0.2)) world.time.after(dice.whole(0, 3000), () => wallets.pounceOnEarlier());
    const expiresAt = world.provider.codesOf(reference)[0]?.expiresAt ?? 0;
    if (dice.chance(0.3))
      world.time.after(expiresAt - T0 - world.time.now() + dice.whole(-60, 60), () => wallets.pounce());
  }

  return {
    look() {
      const program = world.program();
      const screen = program === null ? null : seenBy(program, world.pc.monotonic());
      const now = screen?.kind === 'pay' ? screen.qrData : null;
      if (now !== null && now !== before) appeared(now);
      if (now === null && before !== null && dice.chance(0.35))
        world.time.after(dice.whole(0, 400), () => wallets.pounce());
      before = now;
    },
  };
}
