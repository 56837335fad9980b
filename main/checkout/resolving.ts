import type { BusinessDay } from '#core/domain/business-day';
import type { Reference } from '#core/domain/charge';
import type { Difference, DifferenceKind } from '#core/domain/reconciliation';
import { resolutionId } from '#core/domain/resolution';
import type { LogError } from '#core/order-log';
import type { ProviderRecord } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { Reconciling } from '#main/checkout/reconciling';
import type { Sweeper } from '#main/checkout/sweeper';

/** What a person does about a difference: says why it is so, or takes the payment up. Both are facts. */
export type Resolving = {
  explain(which: Which, reason: string, by: string | null): Result<null, 'no-such-difference' | LogError>;
  /** A sale and a charge of its own for a payment that only the provider has. */
  adopt(
    day: BusinessDay,
    paymentId: string,
    by: string | null,
  ): Promise<Result<null, 'no-such-difference' | 'not-adopted'>>;
  canAdopt(day: BusinessDay, difference: Difference): boolean;
};

type Which = { readonly day: BusinessDay; readonly kind: DifferenceKind; readonly paymentId: string };

type Deps = Pick<CheckoutDeps, 'log' | 'clock' | 'onChange'> & {
  readonly reconciling: Pick<Reconciling, 'reconcileDay'>;
  readonly sweeper: Pick<Sweeper, 'adopt'>;
};

/** As the log and its lists take a reference. One that bears none cannot be asked for again, and so not followed. */
const FOLLOWABLE = /^[A-Za-z0-9_-]{1,64}$/;

export function createResolving({ log, clock, onChange, reconciling, sweeper }: Deps): Resolving {
  const differenceOf = ({ day, kind, paymentId }: Which): Difference | undefined =>
    reconciling
      .reconcileDay(day)
      ?.differences.find((each) => each.kind === kind && each.paymentId === paymentId);

  /** Known under another reference it would be counted twice. */
  const isKnownHere = (day: BusinessDay, paymentId: string): boolean => {
    const stored = log.recordsOfDay(day);
    return stored !== null && log.paymentsToReconcile(day, stored.window).some(({ id }) => id === paymentId);
  };

  const canAdopt = (day: BusinessDay, { ours, theirs, reference, paymentId }: Difference): boolean =>
    ours === null &&
    theirs !== null &&
    reference !== null &&
    FOLLOWABLE.test(reference) &&
    !isKnownHere(day, paymentId);

  function recordOf(day: BusinessDay, paymentId: string): ProviderRecord | undefined {
    return log.recordsOfDay(day)?.records.find(({ payment }) => payment.id === paymentId);
  }

  return {
    explain(which, reason, by) {
      const found = differenceOf(which);
      if (found === undefined) return err('no-such-difference');
      const { day, kind: difference, paymentId } = which;
      const { received, returned, outside } = found;
      const about = { day, difference, paymentId };
      const written = log.commit([
        {
          stream: 'resolution',
          id: resolutionId(about),
          fact: {
            kind: 'difference-explained',
            at: clock.now(),
            ...about,
            received,
            returned,
            outside,
            reason,
            by,
          },
        },
      ]);
      if (!written.ok) return written;
      onChange();
      return ok(null);
    },
    async adopt(day, paymentId, by) {
      const found = (['missing-here', 'double'] as const)
        .map((kind) => differenceOf({ day, kind, paymentId }))
        .find((each) => each !== undefined && canAdopt(day, each));
      const record = recordOf(day, paymentId);
      if (found === undefined || record === undefined || record.reference === null)
        return err('no-such-difference');
      const { reference, siteId, payment, orderId } = record;
      const about = { day, difference: found.kind, paymentId };
      const isTaken = await sweeper.adopt({ reference, siteId, payment, orderId }, [
        {
          stream: 'resolution',
          id: resolutionId(about),
          fact: { kind: 'payment-adopted', at: clock.now(), ...about, reference, by },
        },
      ]);
      onChange();
      return isTaken && log.charge(reference as Reference) !== null ? ok(null) : err('not-adopted');
    },
    canAdopt,
  };
}
