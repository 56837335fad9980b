import { expect, test } from 'vitest';
import { toMoney, toQuantity } from '#core/domain/money';
import {
  changePrice,
  changeQuantity,
  discountLine,
  discountSale,
  type LineId,
  noteLine,
  removeLine,
  totalsOf,
} from '#core/domain/sale';
import { openCounter, type Story } from '#test/main/checkout/story';

const cartOf = (story: Story) => story.checkout().counter.front().cart;
const held = (story: Story) => story.checkout().counter.held();
const tickets = (story: Story) => story.checkout().tickets;
const first = (story: Story): LineId => cartOf(story).lines[0]?.id ?? ('' as LineId);

function must(answer: { readonly ok: boolean; readonly error?: string }): void {
  if (!answer.ok) throw new Error(answer.error);
}

/** Two lines with everything on them that a line and a sale may have. */
function dressUp(story: Story): void {
  story.add(185_000);
  story.add(65_000);
  const { change } = tickets(story);
  must(change((cart) => changeQuantity(cart, first(story), toQuantity(3000))));
  must(change((cart) => discountLine(cart, first(story), { kind: 'percent', basisPoints: 1250 })));
  must(change((cart) => noteLine(cart, first(story), 'sin sal')));
  must(change((cart) => discountSale(cart, { kind: 'amount', amount: toMoney(5000) })));
}

test('a half-built sale comes back from a power cut as it was', async () => {
  const story = await openCounter();
  dressUp(story);
  const before = cartOf(story);
  await story.restart();
  expect(cartOf(story)).toEqual(before);
});

test('a line is seen before the disk has it, and is not there after a power cut in between', async () => {
  const story = await openCounter();
  story.add(185_000);
  story.world.crashAtCommit('before');
  const program = story.program();
  story.world.press('adds', () => story.add(65_000));
  const { screen } = program.pushed();
  expect(screen.kind === 'building' ? screen.cart.lines : []).toHaveLength(2);
  story.world.start();
  expect(cartOf(story).lines.map(({ unitPrice }) => unitPrice)).toEqual([185_000]);
});

test('what is taken away is seen when the disk has it', async () => {
  const story = await openCounter();
  story.add(185_000);
  story.add(65_000);
  story.world.crashAtCommit('before');
  const program = story.program();
  story.world.press('removes', () => story.removeLast());
  const { screen } = program.pushed();
  expect(screen.kind === 'building' ? screen.cart.lines : []).toHaveLength(2);
  story.world.start();
  expect(cartOf(story).lines).toHaveLength(2);
});

test('a line that the disk has no room for is sold all the same, and the cashier is told', async () => {
  const story = await openCounter();
  story.world.setDiskFull(true);
  expect(() => story.add(65_000)).toThrow('disk-full');
  expect(cartOf(story).lines).toHaveLength(1);
  expect(tickets(story).canUndo()).toBe(true);
});

test('a sale set aside comes back from a power cut, once, at its old prices', async () => {
  const story = await openCounter();
  dressUp(story);
  const before = cartOf(story);
  must(tickets(story).hold('Mesa 3'));
  expect(cartOf(story).lines).toHaveLength(0);
  story.add(100);
  await story.restart();
  const [sale] = held(story);
  expect(sale).toMatchObject({ name: 'Mesa 3', place: 1, cart: before });
  const ticket = sale?.ticket ?? ('' as never);
  must(tickets(story).recall(ticket));
  expect(tickets(story).recall(ticket)).toEqual({ ok: false, error: 'no-such-held' });
  expect(cartOf(story)).toEqual(before);
  // What was on the counter took its place.
  expect(held(story).map(({ cart, name }) => [totalsOf(cart).total, name])).toEqual([[100, null]]);
  await story.restart();
  expect([cartOf(story), held(story).length]).toEqual([before, 1]);
  must(tickets(story).hold(null));
  expect(held(story).map(({ place }) => place)).toEqual([1, 2]);
});

test('what waits to be paid is not set aside, nor what is paid in part', async () => {
  const story = await openCounter();
  expect(tickets(story).hold(null)).toEqual({ ok: false, error: 'empty-sale' });
  story.add(100_000);
  await story.charge();
  expect(tickets(story).hold(null)).toEqual({ ok: false, error: 'frozen' });
  must(await story.answer(story.checkout().cancel(story.front().reference)));
  const sale = story.checkout().counter.front().saleId;
  must(tickets(story).hold(null));
  must(tickets(story).recall(held(story)[0]?.ticket ?? ('' as never)));
  // Charged once already, it is the same sale still: its first code is read before there is a second.
  expect(story.checkout().counter.front().saleId).toBe(sale);
});

test('a code that is parked comes back over a sale being built, which then waits', async () => {
  const story = await openCounter();
  story.add(100_000);
  await story.charge();
  const { reference } = story.front();
  must(story.checkout().park(reference));
  story.add(700);
  must(await story.answer(story.checkout().recall(reference)));
  expect(story.front().reference).toBe(reference);
  expect(held(story).map(({ cart }) => totalsOf(cart).total)).toEqual([700]);
});

test('every change is taken back and done again, and none past a charge', async () => {
  const story = await openCounter();
  const carts = [cartOf(story)];
  const did = (what: () => void): void => {
    what();
    carts.push(cartOf(story));
  };
  const { change, undo, redo } = tickets(story);
  did(() => story.add(185_000));
  did(() => must(change((cart) => changeQuantity(cart, first(story), toQuantity(2000)))));
  did(() => must(change((cart) => changePrice(cart, first(story), toMoney(150_000)))));
  did(() => must(change((cart) => discountSale(cart, { kind: 'percent', basisPoints: 1000 }))));
  did(() => story.add(100));
  did(() => must(change((cart) => removeLine(cart, first(story)))));
  did(() => must(tickets(story).clear()));
  for (const before of carts.slice(0, -1).toReversed()) {
    must(undo());
    expect(cartOf(story)).toEqual(before);
  }
  expect(undo()).toEqual({ ok: false, error: 'nothing-to-undo' });
  for (const after of carts.slice(1)) {
    must(redo());
    expect(cartOf(story)).toEqual(after);
  }
  expect(redo()).toEqual({ ok: false, error: 'nothing-to-redo' });
  must(undo());
  await story.charge();
  expect(undo()).toEqual({ ok: false, error: 'frozen' });
  must(await story.answer(story.checkout().cancel(story.front().reference)));
  expect(undo()).toEqual({ ok: false, error: 'nothing-to-undo' });
});

test('each sale keeps its own way back while it is set aside', async () => {
  const story = await openCounter();
  story.add(100);
  story.add(200);
  must(tickets(story).hold(null));
  story.add(300);
  must(tickets(story).recall(held(story)[0]?.ticket ?? ('' as never)));
  must(tickets(story).undo());
  expect(cartOf(story).lines.map(({ unitPrice }) => unitPrice)).toEqual([100]);
  expect(totalsOf(held(story)[0]?.cart ?? cartOf(story)).total).toBe(300);
});

test('what is taken away is told with who, what and how much; a slip put right is told too', async () => {
  const story = await openCounter();
  const { change, undo, clear } = tickets(story);
  story.add(1000);
  story.add(500);
  const ticket = story.checkout().counter.ticket();
  must(change((cart) => changeQuantity(cart, first(story), toQuantity(3000))));
  must(change((cart) => changeQuantity(cart, first(story), toQuantity(1000))));
  must(change((cart) => removeLine(cart, first(story))));
  must(undo());
  must(change((cart) => removeLine(cart, first(story))));
  story.removeLast();
  const { log } = story.program();
  expect(
    log
      .voidsOf(ticket)
      .map(({ how, lines, totalBefore, totalAfter, leavesNothing, undoneAt }) => [
        how,
        lines.map(({ quantity }) => quantity),
        totalBefore,
        totalAfter,
        leavesNothing,
        undoneAt !== null,
      ]),
  ).toEqual([
    ['less', [2000], 3500, 1500, false, false],
    ['line', [1000], 1500, 500, false, true],
    ['line', [1000], 1500, 500, false, false],
    ['line', [1000], 500, 0, true, false],
  ]);
  // Nothing of it was ever charged.
  expect(log.sale(ticket)).toBeNull();
  story.add(700);
  must(clear());
  must(undo());
  await story.charge();
  const [voided] = log.recentVoids(1);
  expect(voided).toMatchObject({ how: 'sale', totalBefore: 700, totalAfter: 0 });
  expect(voided?.undoneAt).not.toBeNull();
  // Charged after all, under the name that the void told.
  expect(log.sale(voided?.saleId ?? ticket)?.total).toBe(700);
});

test('the way back over what was rung up is a void as well', async () => {
  const story = await openCounter();
  story.add(1000);
  const ticket = story.checkout().counter.ticket();
  must(tickets(story).undo());
  expect(
    story
      .program()
      .log.voidsOf(ticket)
      .map(({ how, undoneAt }) => [how, undoneAt]),
  ).toEqual([['undo', null]]);
  must(tickets(story).redo());
  expect(story.program().log.voidsOf(ticket)[0]?.undoneAt).not.toBeNull();
});

test('a discount of a sale that was emptied is not for the next one', async () => {
  const story = await openCounter();
  story.add(1000);
  must(tickets(story).change((cart) => discountSale(cart, { kind: 'percent', basisPoints: 5000 })));
  story.removeLast();
  story.add(1000);
  expect(totalsOf(cartOf(story)).total).toBe(1000);
});

test('a full disk takes nothing away', async () => {
  const story = await openCounter();
  story.add(1000);
  story.world.setDiskFull(true);
  const before = cartOf(story);
  expect(tickets(story).change((cart) => removeLine(cart, first(story)))).toEqual({
    ok: false,
    error: 'disk-full',
  });
  expect(tickets(story).hold(null)).toEqual({ ok: false, error: 'disk-full' });
  expect([cartOf(story), held(story)]).toEqual([before, []]);
});
