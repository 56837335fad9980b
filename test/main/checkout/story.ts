import { onTestFinished } from 'vitest';
import type { ChargeAnswer } from '#core/counter-answers';
import type { Api, Charge, ChargeFactKind, Mode, Reference } from '#core/domain/charge';
import { type Money, ONE, toMoney } from '#core/domain/money';
import { addLine, type LineId, removeLine } from '#core/domain/sale';
import type { CustomerScreen } from '#core/views';
import type { Checkout } from '#main/checkout/checkout';
import { move, type Outcome, pay } from '#main/simulator/wallet';
import { folderForRuns, removeFolder } from '#test/simulation/log-file';
import { T0 } from '#test/simulation/pc';
import type { Program } from '#test/simulation/program';
import { createShopWorld, ignoreCrash, type ShopWorld } from '#test/simulation/world';

/** A counter over the real log, adapter and look-alike, in virtual time, with a test as its cashier and its customers. */
export type Story = {
  readonly world: ShopWorld;
  program(): Program;
  checkout(): Checkout;
  /** Lets time pass. */
  run(ms: number): Promise<void>;
  /** Lets time pass until the provider's clock says so. */
  runUntil(at: number): Promise<void>;
  add(amount: number): void;
  removeLast(): void;
  /** Charges what is on the counter and waits until it shows or not. */
  charge(): Promise<ChargeAnswer>;
  answer<Answer>(asked: Promise<Answer>): Promise<Answer>;
  /** The charge in front of the cashier. */
  front(): Charge;
  read(reference: Reference): Charge;
  kinds(reference: Reference): readonly ChargeFactKind[];
  screen(): CustomerScreen;
  pays(reference: Reference, outcome?: Outcome, amount?: Money): void;
  refunds(reference: Reference): void;
  restart(afterMs?: number): Promise<void>;
  now(): number;
};

export async function openCounter(
  seed = 7,
  mode: Mode = 'dynamic',
  api: Api = 'instore',
  codeMs?: number,
): Promise<Story> {
  const folder = folderForRuns();
  const world = createShopWorld({ seed, folder, mode, api, codeMs });
  onTestFinished(() => {
    world.discard();
    removeFolder(folder);
  });
  let lines = 0;

  const program = (): Program => {
    const running = world.program();
    if (running === null) throw new Error('The program does not run');
    return running;
  };

  async function run(ms: number): Promise<void> {
    const end = world.time.now() + ms;
    for (let isMore = true; isMore; ) {
      isMore = await world.time.step(end).catch((error: unknown) => {
        ignoreCrash(error);
        return true;
      });
      world.program()?.push();
    }
  }

  const read = (reference: Reference): Charge => {
    const charge = program().log.charge(reference);
    if (charge === null) throw new Error(`No charge ${reference}`);
    return charge;
  };

  async function answer<Answer>(asked: Promise<Answer>): Promise<Answer> {
    let isGiven = false;
    void asked.then(() => {
      isGiven = true;
    }, ignoreCrash);
    for (let waited = 0; waited < 600 && !isGiven; waited++) await run(100);
    return asked;
  }

  const story: Story = {
    world,
    program,
    checkout: () => program().checkout,
    run,
    runUntil: (at) => run(at - T0 - world.time.now()),
    add(amount) {
      lines += 1;
      const id = `hand-${lines}` as LineId;
      const line = { id, productId: null, sku: null, name: `Producto ${lines}`, unitPrice: toMoney(amount) };
      const changed = program().checkout.changeCart((cart) =>
        addLine(cart, { ...line, quantity: ONE, unit: 'unit', taxRate: null, discount: null, note: null }),
      );
      if (!changed.ok) throw new Error(`Not added: ${changed.error}`);
    },
    removeLast() {
      program().checkout.changeCart((cart) => removeLine(cart, cart.lines.at(-1)?.id ?? ('' as LineId)));
    },
    async charge() {
      const answered = await answer(program().checkout.start());
      await run(1000);
      return answered;
    },
    answer,
    front() {
      const { reference } = program().checkout.counter.front();
      if (reference === null) throw new Error('Nothing is in front');
      return read(reference);
    },
    read,
    kinds: (reference) =>
      program()
        .log.factsOf(reference)
        .map(({ kind }) => kind),
    screen: () => program().view.customer(),
    pays(reference, outcome = 'approved', amount) {
      const paid = pay(world.provider.world, {
        reference,
        outcome,
        ...(amount === undefined ? {} : { amount }),
      });
      if (!paid.ok) throw new Error(`Not paid: ${paid.error}`);
    },
    refunds(reference) {
      const moved = move(world.provider.world, { reference }, 'refunded');
      if (!moved.ok) throw new Error(`Not refunded: ${moved.error}`);
    },
    async restart(afterMs = 3000) {
      world.crash('on purpose');
      await run(afterMs);
      world.start();
      await run(1500);
    },
    now: () => T0 + world.time.now(),
  };
  world.start();
  await run(500);
  return story;
}
