import type { Api, Reference } from '#core/domain/charge';
import { MINUTE } from '#core/domain/instant';
import { toMoney } from '#core/domain/money';
import { move, pay, settle } from '#main/simulator/wallet';
import { openCounter, type Story } from '#test/main/checkout/story';
import { createDice } from '#test/simulation/dice';

/** Many customers at once, each of whom has the code on a phone and does something else with it. */
export const FATES = [
  'paid',
  'paid',
  'partial',
  'rejected',
  'rejected-then-paid',
  'in-process-then-paid',
  'in-process-then-rejected',
  'expired',
  'late',
  'reversed',
  'charged-back',
  'twice',
] as const;
export type CrowdFate = (typeof FATES)[number];

export type Crowd = {
  readonly shop: Story;
  readonly references: readonly Reference[];
  readonly fates: ReadonlyMap<Reference, CrowdFate>;
};

export const CODE_MS = 10 * MINUTE;

/** So many codes made one after the other and set aside, by both APIs in turn. */
export async function openCrowd(size: number, seed = 11): Promise<Crowd> {
  const shop = await openCounter(seed, 'dynamic', 'instore', CODE_MS);
  const references: Reference[] = [];
  for (let made = 0; made < size; made++) {
    shop.world.switchTo(apiOf(made));
    shop.add(1000 + made);
    await shop.answer(shop.checkout().start());
    while (shop.front().state === 'requested') await shop.run(50);
    const { reference } = shop.front();
    shop.checkout().park(reference);
    references.push(reference);
  }
  const fates = new Map(references.map((reference, at) => [reference, fateOf(at)]));
  return { shop, references, fates };
}

const apiOf = (at: number): Api => (at % 3 === 1 ? 'orders' : 'instore');
const fateOf = (at: number): CrowdFate => FATES[Math.floor(at / 3) % FATES.length] ?? 'paid';

/** Each at a moment of its own in the next minutes, and what follows from it later. */
export function letThemPay({ shop, references, fates }: Crowd, withinMs: number): void {
  const dice = createDice(shop.world.seed, 200);
  for (const reference of references) {
    const fate = fates.get(reference) ?? 'paid';
    const at = dice.whole(1000, withinMs);
    shop.world.time.after(at, () => begin(shop, reference, fate));
    shop.world.time.after(at + dice.whole(2000, 5 * MINUTE), () => goOn(shop, reference, fate));
    const afterwards = CODE_MS + dice.whole(MINUTE, 20 * MINUTE);
    if (fate === 'late' && shop.read(reference).api === 'instore')
      shop.world.time.after(afterwards, () => shop.pays(reference));
  }
}

function begin({ world, pays, read }: Story, reference: Reference, fate: CrowdFate): void {
  const { world: provider } = world.provider;
  const half = toMoney(Math.floor(read(reference).total / 2));
  if (fate === 'expired') return;
  if (fate === 'partial') pays(reference, 'approved', half);
  else if (fate.startsWith('in-process')) pays(reference, 'in_process');
  else if (fate === 'rejected' || fate === 'rejected-then-paid' || fate === 'late')
    pays(reference, 'rejected');
  else pays(reference);
  // A second phone has scanned the code before the first has paid.
  if (fate === 'twice')
    pay(provider, { reference, outcome: 'approved', newScan: true, amount: read(reference).total });
}

/** Whoever comes after the order was taken back is refused. */
function goOn({ world }: Story, reference: Reference, fate: CrowdFate): void {
  const { world: provider } = world.provider;
  if (fate === 'rejected-then-paid') pay(provider, { reference, outcome: 'approved' });
  if (fate === 'in-process-then-paid') settle(provider, { reference }, { outcome: 'approved' });
  if (fate === 'in-process-then-rejected') settle(provider, { reference }, { outcome: 'rejected' });
  if (fate === 'reversed') move(provider, { reference }, 'refunded');
  if (fate === 'charged-back') move(provider, { reference }, 'charged_back');
}

/** Whose read a request is; null where it is of none alone, as a sweep's. */
function whoseRead(path: string, byOrder: ReadonlyMap<string, Reference>): Reference | null {
  const url = new URL(path, 'http://provider.invalid');
  const named = url.searchParams.get('external_reference');
  const order = /^\/v1\/orders\/(ORD\w+)$/.exec(url.pathname)?.[1];
  return (named as Reference | null) ?? byOrder.get(order ?? '') ?? null;
}

/** By charge, its places in the row of all reads. */
export function turnsOf({ world }: Story): ReadonlyMap<Reference, readonly number[]> {
  const byOrder = new Map(
    world.provider.world.book.orders.map(({ id, code }) => [id, code.reference as Reference]),
  );
  const turns = new Map<Reference, number[]>();
  for (const [place, { path }] of world.reads.entries()) {
    const reference = whoseRead(path, byOrder);
    if (reference !== null) turns.set(reference, [...(turns.get(reference) ?? []), place]);
  }
  return turns;
}

/** The most reads of others between two of its own. */
export const widestGap = (turns: readonly number[]): number =>
  Math.max(0, ...turns.slice(1).map((turn, at) => turn - (turns[at] ?? turn) - 1));

/** The most requests in any one second. */
export function busiestSecond(reads: readonly { readonly at: number }[]): number {
  let first = 0;
  let most = 0;
  for (const [last, { at }] of reads.entries()) {
    while (at - (reads[first]?.at ?? at) >= 1000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** One more code, in front of the cashier, whose reads always arrive. */
export async function chargeInFront({
  world,
  add,
  charge,
  front,
  checkout,
  run,
  answer,
}: Story): Promise<Reference> {
  world.switchTo('instore');
  add(4200);
  world.wire.spare((path) => path.endsWith('/qrs'));
  await charge();
  while (front().state !== 'awaiting-payment') await run(200);
  const { reference } = front();
  world.wire.spare((path) => path.includes(reference));
  await answer(checkout().check(reference));
  return reference;
}
