import { sum } from '#core/domain/money';
import { heldBy, type RefundRecord } from '#core/domain/refund';
import { refundKeyOf } from '#main/mercado-pago/orders-key';
import type { RefundRecord as Given } from '#main/simulator/refund-book';
import type { Payment } from '#main/simulator/world';
import type { Program } from '#test/simulation/program';
import { must } from '#test/simulation/violation';
import type { ShopWorld } from '#test/simulation/world';

/** Money that goes back, held against the provider's own book. */
export function createRefundWatch(world: ShopWorld): {
  /** After every event. */
  look(program: Program): void;
  /** Once everything is quiet. */
  lookAtTheEnd(program: Program): void;
} {
  const payments = (): readonly Payment[] => world.provider.world.scans.flatMap((scan) => scan.payments);

  /** What the provider made of one of ours; by order its key is another. */
  const underKey = ({ key }: RefundRecord, given: readonly Given[]): readonly Given[] =>
    given.filter((each) => each.key === key || each.key?.startsWith(`${refundKeyOf(key)}/`) === true);

  function look({ log }: Program): void {
    if (world.refunds.size === 0) return;
    const all = payments();
    const book = all.flatMap(({ refunds }) => refunds);
    for (const id of world.refunds) {
      const refund = log.refund(id);
      if (refund === null) continue;
      const gone = underKey(refund, book).filter(({ status }) => status !== 'rejected');
      const told = (): string => `${id} ${refund.state} ${heldBy(refund)} of ${refund.paymentId}`;
      must(gone.length <= 1, 'one key gives back once', told);
      must(
        sum(gone.map(({ amount }) => amount)) <= heldBy(refund),
        'what went back by our key is held as gone',
        told,
      );
    }
    for (const payment of all) {
      const back = sum(
        payment.refunds.filter(({ status }) => status !== 'rejected').map(({ amount }) => amount),
      );
      must(back <= payment.amount, 'never more goes back than came in', () => `${payment.id} ${back}`);
    }
  }

  function lookAtTheEnd(program: Program): void {
    look(program);
    const { log } = program;
    const left = log.unfinishedRefunds();
    must(left.length === 0, 'no refund is left unfinished', () => {
      return left.map(({ refundId, state, trouble }) => `${refundId} ${state} ${trouble?.kind ?? ''}`).join();
    });
    const book = payments().flatMap(({ refunds }) => refunds);
    const known = [...world.refunds].flatMap((id) => log.refund(id) ?? []);
    for (const refund of known.filter(({ state }) => state === 'done')) {
      const given = book.find(({ id }) => String(id) === refund.providerRefundId);
      must(
        given?.status === 'approved' && given.amount === refund.given,
        'what is said to have gone back has gone back',
        () => `${refund.refundId} ${given?.status ?? 'not there'} ${given?.amount ?? ''}`,
      );
    }
    const ids = known.map(({ providerRefundId }) => providerRefundId).filter((id) => id !== null);
    must(new Set(ids).size === ids.length, 'two of ours are never the same one there', () => ids.join());
    for (const given of book.filter(({ key, status }) => key !== null && status === 'approved'))
      must(
        known.some((refund) => underKey(refund, [given]).length > 0 && refund.state === 'done'),
        'no refund is forgotten',
        () => `${given.id} ${given.key}`,
      );
  }

  return { look, lookAtTheEnd };
}
