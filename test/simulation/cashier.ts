import type { Charge, ChargeState } from '#core/domain/charge';
import { ONE, toMoney } from '#core/domain/money';
import { addLine, type Line, type LineId, removeLine } from '#core/domain/sale';
import { SLOT_IN_USE } from '#main/checkout/slot';
import type { Dice } from '#test/simulation/dice';
import type { Program } from '#test/simulation/program';
import type { ShopWorld } from '#test/simulation/world';

type Key =
  | 'wait'
  | 'add'
  | 'remove'
  | 'swap'
  | 'charge'
  | 'charge-twice'
  | 'clear'
  | 'recall'
  | 'hold'
  | 'recall-held'
  | 'undo'
  | 'cancel'
  | 'cancel-other'
  | 'park'
  | 'new-code'
  | 'new-code-twice'
  | 'check'
  | 'next'
  | 'next-then-charge'
  | 'take-register';

type Weights = Partial<Record<Key, number>>;

const BUILDING: Weights = {
  add: 3,
  remove: 1,
  swap: 1,
  charge: 5,
  'charge-twice': 2,
  clear: 0.7,
  recall: 1,
  hold: 0.6,
  'recall-held': 0.4,
  undo: 0.6,
  wait: 1,
  next: 0.2,
};
const EMPTY: Weights = {
  add: 6,
  recall: 3,
  'recall-held': 2,
  undo: 0.4,
  wait: 1,
  charge: 0.2,
  'cancel-other': 0.5,
};
const ENDED: Weights = {
  next: 4,
  'new-code': 3,
  'new-code-twice': 1,
  check: 1,
  'next-then-charge': 2,
  add: 0.3,
};
const WAITING: Weights = {
  wait: 6,
  cancel: 2,
  park: 1.2,
  check: 1,
  'new-code': 0.5,
  next: 0.3,
  charge: 0.3,
  add: 0.3,
};
const BY_STATE: Readonly<Record<ChargeState, Weights>> = {
  requested: { wait: 6, cancel: 1, check: 0.4, next: 0.3, 'new-code': 0.3 },
  'not-sent': { wait: 3, 'new-code': 2, cancel: 1, next: 1 },
  unknown: { wait: 3, 'new-code': 2, 'new-code-twice': 1, cancel: 2, check: 1 },
  superseded: { wait: 1, next: 1 },
  refused: { ...ENDED, 'take-register': 2 },
  'awaiting-payment': WAITING,
  'in-process': { wait: 5, cancel: 1, next: 1, check: 1, 'new-code': 0.4 },
  checking: { wait: 3, next: 3, check: 1, 'new-code': 1, 'next-then-charge': 2, cancel: 0.5 },
  expired: ENDED,
  cancelled: ENDED,
  paid: { next: 6, wait: 1, 'new-code': 0.3, cancel: 0.3 },
  'paid-late': { next: 6, wait: 1, 'new-code': 0.3 },
};

/** Prices few enough that two carts often come to the same total. */
const PRICES = [500, 500, 1000, 1500, 2500] as const;

/** Works fast, presses twice, changes their mind. Sees only what the screen shows. */
export function createCashier(world: ShopWorld, dice: Dice): { act(): void } {
  let lines = 0;

  const line = (): Line => {
    lines += 1;
    const id = `hand-${lines}` as LineId;
    const name = `Producto ${lines}`;
    const unitPrice = toMoney(dice.pick(PRICES));
    return {
      id,
      productId: null,
      sku: null,
      name,
      unitPrice,
      quantity: ONE,
      unit: 'unit',
      taxRate: null,
      discount: null,
      note: null,
    };
  };

  const frontOf = ({ checkout, log }: Program): Charge | null => {
    const { reference } = checkout.counter.front();
    return reference === null ? null : log.charge(reference);
  };

  function add(): void {
    world.press('cashier adds', ({ checkout }) => checkout.changeCart((cart) => addLine(cart, line())));
  }

  function remove(): void {
    world.press('cashier removes', ({ checkout }) => {
      const last = checkout.counter.front().cart.lines.at(-1);
      return last === undefined ? undefined : checkout.changeCart((cart) => removeLine(cart, last.id));
    });
  }

  function charge(): void {
    world.presses.push(world.time.now());
    world.press('cashier charges', ({ checkout }) => checkout.start());
  }

  function newCode(): void {
    world.presses.push(world.time.now());
    world.press('cashier wants a new code', (program) => {
      const front = frontOf(program);
      return front === null ? undefined : program.checkout.newCode(front.reference);
    });
  }

  function onFront(what: string, run: (program: Program, front: Charge) => unknown): void {
    world.press(`cashier ${what}`, (program) => {
      const front = frontOf(program);
      return front === null ? undefined : run(program, front);
    });
  }

  function takeRegister(): void {
    onFront('takes the register', ({ checkout }, { reference, asking }) => {
      if (asking.kind !== 'refused' || asking.code !== SLOT_IN_USE) return undefined;
      world.presses.push(world.time.now());
      world.allowed.add(asking.message);
      return checkout.takeRegister(reference);
    });
  }

  function recall(): void {
    world.press('cashier recalls', ({ checkout }) => {
      const parked = checkout.counter.parked();
      return parked.length === 0 ? undefined : checkout.recall(dice.pick(parked));
    });
  }

  function cancelOther(): void {
    world.press('cashier cancels a parked one', ({ checkout }) => {
      const parked = checkout.counter.parked();
      return parked.length === 0 ? undefined : checkout.cancel(dice.pick(parked));
    });
  }

  const next = (): void => world.press('cashier goes on', ({ checkout }) => checkout.next());

  const keys: Readonly<Record<Key, () => void>> = {
    wait: () => {},
    add,
    remove,
    swap: () => {
      remove();
      add();
    },
    charge,
    'charge-twice': () => {
      charge();
      charge();
    },
    clear: () => world.press('cashier clears', ({ checkout }) => checkout.clearCart()),
    recall,
    hold: () => world.press('cashier sets aside', ({ checkout }) => checkout.tickets.hold(null)),
    'recall-held': () =>
      world.press('cashier takes up again', ({ checkout }) => {
        const held = checkout.counter.held();
        return held.length === 0 ? undefined : checkout.tickets.recall(dice.pick(held).ticket);
      }),
    undo: () => world.press('cashier takes back', ({ checkout }) => checkout.tickets.undo()),
    cancel: () => onFront('cancels', ({ checkout }, { reference }) => checkout.cancel(reference)),
    'cancel-other': cancelOther,
    park: () => onFront('parks', ({ checkout }, { reference }) => checkout.park(reference)),
    'new-code': newCode,
    'new-code-twice': () => {
      newCode();
      newCode();
    },
    check: () => onFront('checks', ({ checkout }, { reference }) => checkout.check(reference)),
    next,
    'take-register': takeRegister,
    'next-then-charge': () => {
      next();
      charge();
    },
  };

  return {
    act() {
      const program = world.program();
      if (program === null || world.pc.isAsleep()) return;
      const front = frontOf(program);
      const isEmpty = program.checkout.counter.front().cart.lines.length === 0;
      const weights = front === null ? (isEmpty ? EMPTY : BUILDING) : BY_STATE[front.state];
      keys[dice.weighted<Key>({ ...NOTHING, ...weights })]();
    },
  };
}

const NOTHING: Readonly<Record<Key, number>> = {
  'take-register': 0,
  wait: 0,
  add: 0,
  remove: 0,
  swap: 0,
  charge: 0,
  'charge-twice': 0,
  clear: 0,
  recall: 0,
  hold: 0,
  'recall-held': 0,
  undo: 0,
  cancel: 0,
  'cancel-other': 0,
  park: 0,
  'new-code': 0,
  'new-code-twice': 0,
  check: 0,
  next: 0,
  'next-then-charge': 0,
};
