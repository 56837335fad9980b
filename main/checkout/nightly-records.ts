import { boundsOf, businessDayOf, dayBefore } from '#core/domain/business-day';
import { MINUTE } from '#core/domain/instant';
import { EDGE } from '#core/domain/record-day';
import type { CheckoutDeps } from '#main/checkout/deps';
import type { Reconciling } from '#main/checkout/reconciling';

export type NightlyRecords = { start(): void; stop(): void };

type Deps = Pick<CheckoutDeps, 'log' | 'clock' | 'timers' | 'dayRule' | 'note'> & {
  readonly reconciling: Pick<Reconciling, 'fetchDay'>;
};

/** The counter comes first: a start is no moment for it. */
const FIRST = 3 * MINUTE;
const EVERY = 15 * MINUTE;
/** A search has been seen to lag; what was approved in the last minutes of the day is to be in it. */
const AFTER_THE_DAY = 2 * EDGE;

/** The provider's records of the day that is over, without anybody asking: in the night, or when the till is on again. */
export function createNightlyRecords({
  log,
  clock,
  timers,
  dayRule,
  note,
  reconciling,
}: Deps): NightlyRecords {
  let cancel: (() => void) | null = null;
  let isStopped = false;

  const again = (ms: number): void => {
    if (!isStopped) cancel = timers.after(ms, () => void look());
  };

  async function look(): Promise<void> {
    const now = clock.now();
    const day = dayBefore(businessDayOf(now, dayRule()));
    const { to } = boundsOf(day, dayRule());
    const asOf = log.recordsOfDay(day)?.asOf ?? 0;
    if (now >= to + AFTER_THE_DAY && asOf < to + AFTER_THE_DAY) {
      const fetched = await reconciling.fetchDay(day);
      if (!fetched.ok) note('records of the day before', null, fetched.error);
    }
    again(EVERY);
  }

  return {
    start: () => again(FIRST),
    stop() {
      isStopped = true;
      cancel?.();
    },
  };
}
