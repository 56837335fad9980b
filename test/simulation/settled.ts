import { type Charge, isOpen, type Oddness, type Reference } from '#core/domain/charge';
import { standingOf } from '#core/domain/sale-record';
import type { Program } from '#test/simulation/program';
import type { ProviderSide, Truth } from '#test/simulation/provider-side';
import { isRivals } from '#test/simulation/rival';
import { must, Violation } from '#test/simulation/violation';

/** After the world has gone quiet: what the log says of every order is what the provider knows of it. */
export function lookAtTheEnd({ log }: Program, provider: ProviderSide): void {
  const sales = new Set<Charge['saleId']>();
  for (const { reference } of provider.world.codes.filter((code) => !isRivals(code.reference))) {
    const charge = log.charge(reference as Reference);
    if (charge === null) throw new Violation('no order without its charge in the log', reference);
    sales.add(charge.saleId);
    lookAtEnd(charge, provider.truthOf(reference));
  }
  for (const id of sales) {
    const sale = log.sale(id);
    if (sale === null) throw new Violation('no charge without its sale', id);
    const charges = log.chargesOf(id);
    const { excess, isPaid } = standingOf(sale, charges);
    const isNamed =
      charges.some(({ oddness }) => oddness.includes('double') || oddness.includes('over')) ||
      charges.filter(({ received }) => received > 0).length > 1 ||
      // Paid as it once was asked for; since then the sale has become smaller.
      charges.some(({ received, total }) => received > 0 && total !== sale.total);
    must(excess === 0 || isNamed, 'too much money has a name', () => `${id} ${excess}`);
    must(!isPaid || sale.receiptNumber !== null, 'a paid sale has its receipt', () => id);
  }
}

function lookAtEnd(charge: Charge, truth: Truth): void {
  const { reference, received, returned, total, state, outcome } = charge;
  const told = (): string =>
    `${reference} ${state} [${charge.oddness.join()}] ${received} − ${returned}; the provider: ${truth.received} − ${truth.returned} of ${total}, ${truth.closedOrders} closed`;
  must(received === truth.received, 'all that came in is known', told);
  must(returned === truth.returned, 'all that went back is known', told);
  // Enough money in parts, on orders of which none closed, is no paid charge and no unpaid one: it waits for a person.
  const waitsForAPerson = truth.received >= total && truth.closedOrders === 0 && state === 'checking';
  must(!isOpen(charge) || waitsForAPerson, 'everything comes to an end', told);
  const isPaid = truth.received >= total && truth.closedOrders > 0;
  must((outcome !== null) === isPaid, 'paid is what is paid', told);
  if (outcome !== null) lookAtLateness(charge, truth, told);
  // An order of the Orders API is one, however many phones have scanned it.
  const closedOrders = charge.api === 'orders' ? Math.min(truth.closedOrders, 1) : truth.closedOrders;
  const odd = oddnessFrom({ ...truth, closedOrders }, total);
  for (const kind of odd) must(charge.oddness.includes(kind), `oddness is named (${kind})`, told);
  const strange = charge.oddness.filter((kind) => !odd.includes(kind));
  must(strange.length === 0, 'oddness is not made up', told);
}

/** Late is what was approved when nobody asked any more, whenever it was learnt. */
function lookAtLateness({ outcome, expiresAt, stoppedAt }: Charge, truth: Truth, told: () => string): void {
  const approvals = truth.payments.flatMap(({ approvedAt }) => approvedAt ?? []);
  const deadline = Math.min(expiresAt, stoppedAt ?? expiresAt);
  if (outcome?.kind === 'paid')
    must(Math.min(...approvals) <= expiresAt, 'paid in time was approved in time', told);
  else must(Math.max(...approvals) > deadline, 'late was approved late', told);
}

function oddnessFrom(
  { payments, received, returned, closedOrders }: Truth,
  total: number,
): readonly Oddness[] {
  const money = payments.filter(({ status }) => MONEY.has(status));
  const isDouble = closedOrders > 1 || money.filter(({ amount }) => amount >= total).length > 1;
  const back = money
    .filter(({ status }) => status !== 'charged_back')
    .reduce((sum, { status, amount, refunded }) => sum + (status === 'refunded' ? amount : refunded), 0);
  const odd: Oddness[] = [];
  if (isDouble) odd.push('double');
  if (money.some(({ status }) => status === 'charged_back')) odd.push('charged-back');
  if (money.some(({ status }) => status === 'in_mediation')) odd.push('disputed');
  if (back > 0 && received - returned < Math.min(received, total)) odd.push('reverted');
  if (received > 0 && received < total) odd.push('partial');
  if (!isDouble && received > total) odd.push('over');
  return odd;
}

const MONEY: ReadonlySet<string> = new Set(['approved', 'in_mediation', 'refunded', 'charged_back']);
