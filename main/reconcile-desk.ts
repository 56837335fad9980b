import { type BusinessDay, boundsOf, businessDayOf, wallTime } from '#core/domain/business-day';
import { HOUR, type Instant } from '#core/domain/instant';
import type { ReceiptSetting } from '#core/domain/receipt';
import { rowsOfDay } from '#core/domain/reconcile';
import { reconcileCsv } from '#core/domain/reconcile-csv';
import type { ReconcileSheet } from '#core/domain/reconcile-sheet';
import { explanationOf } from '#core/domain/resolution';
import { siteOf } from '#core/domain/site';
import type {
  DifferenceView,
  ReconcileRequests,
  ReconcileTrouble,
  ReconcileView,
} from '#core/reconcile-requests';
import { err, ok } from '#core/result';
import { writeWhole } from '#main/printing/write-whole';
import type { Session } from '#main/session';
import type { Words } from '#main/words/words';

type Answer<C extends keyof ReconcileRequests> = ReturnType<ReconcileRequests[C]>;
export type ReconcileHandlers = {
  readonly [C in keyof ReconcileRequests]: (
    ...input: Parameters<ReconcileRequests[C]>
  ) => Answer<C> | Promise<Answer<C>>;
};

type Deps = {
  readonly session: () => Pick<Session, 'log' | 'clock' | 'checkout' | 'dayRule' | 'printing'>;
  readonly setting: () => ReceiptSetting;
  readonly words: () => Words;
  /** Who asks, as the log names them; null where nobody has a name. */
  readonly by: () => string | null;
  /** Where a file of that name may go; null when a person changed their mind. */
  readonly askWhere: (name: string) => Promise<string | null>;
};

/** What the page asks that holds our payments against the provider's. */
export function createReconcileDesk(deps: Deps): ReconcileHandlers {
  const { session, setting, words } = deps;
  /** Of this run: what was asked for in vain is asked again by a person, or in the night. */
  const failed = new Map<BusinessDay, ReconcileTrouble>();

  function found(day: BusinessDay): ReconcileView['found'] {
    const { log, checkout } = session();
    const reconciliation = checkout.reconciling.reconcileDay(day);
    if (reconciliation === null) return null;
    const known = log.resolutionsOf(day);
    const differences = reconciliation.differences.map((difference): DifferenceView => {
      const { saleId } = difference;
      const told = explanationOf(difference, known);
      return {
        ...difference,
        saleNumber: saleId === null ? null : (log.sale(saleId)?.number ?? null),
        explained:
          told?.explained == null ? null : { reason: told.explained.reason, by: told.by, at: told.at },
        canAdopt: checkout.resolving.canAdopt(day, difference),
      };
    });
    return { ...reconciliation, differences };
  }

  function sheetOf(day: BusinessDay): ReconcileSheet | null {
    const told = found(day);
    if (told === null) return null;
    const { siteId, timeZone } = setting();
    const dayText = new Intl.DateTimeFormat(siteOf(siteId).locale, { dateStyle: 'full', timeZone });
    return { ...setting(), ...told, dayText: dayText.format(told.window.from + 12 * HOUR) };
  }

  function csvOf(day: BusinessDay): string | null {
    const { log } = session();
    const told = found(day);
    const stored = log.recordsOfDay(day);
    if (told === null || stored === null) return null;
    const { siteId, timeZone } = setting();
    const table = {
      siteId,
      rows: rowsOfDay(log.paymentsToReconcile(day, stored.window), stored),
      differences: told.differences,
      saleNumber: ({ saleId }: { readonly saleId: DifferenceView['saleId'] }) =>
        saleId === null ? null : (log.sale(saleId)?.number ?? null),
      moment: momentIn(timeZone),
    };
    // Without its mark a spreadsheet takes the file for an older encoding.
    return `\ufeff${reconcileCsv(table, words())}`;
  }

  return {
    'reconcile/view': ({ day: wanted }) => {
      const { clock, checkout, dayRule } = session();
      const today = businessDayOf(clock.now(), dayRule());
      const day = wanted ?? today;
      return {
        day,
        today,
        from: boundsOf(day, dayRule()).from,
        fetching: checkout.reconciling.fetching(),
        failed: failed.get(day) ?? null,
        found: found(day),
      };
    },
    'reconcile/fetch': async ({ day }) => {
      const fetched = await session().checkout.reconciling.fetchDay(day);
      if (fetched.ok) failed.delete(day);
      // Another day's turn is no news of this one.
      else if (fetched.error !== 'busy') failed.set(day, fetched.error);
      return fetched.ok ? ok({ settled: fetched.value.settled.length }) : fetched;
    },
    'reconcile/explain': ({ reason, ...which }) =>
      session().checkout.resolving.explain(which, reason, deps.by()),
    'reconcile/adopt': ({ day, paymentId }) => session().checkout.resolving.adopt(day, paymentId, deps.by()),
    'reconcile/export': async ({ day }) => {
      const text = csvOf(day);
      if (text === null) return err('not-fetched');
      const practice = setting().isPractice ? 'practice-' : '';
      const path = await deps.askWhere(`${practice}mercado-pago-${day}.csv`);
      if (path === null) return err('cancelled');
      try {
        await writeWhole(path, text);
        return ok({ path });
      } catch {
        return err('disk');
      }
    },
    'reconcile/print': async ({ day }) => {
      const sheet = sheetOf(day);
      if (sheet === null) return err('not-fetched');
      const printed = await session().printing.printTest('usual', { kind: 'reconciliation', sheet });
      return printed.ok ? ok(null) : err(printed.error.trouble);
    },
  };
}

/** "2026-11-22 19:05": what every spreadsheet reads as what it is. */
const momentIn =
  (timeZone: string) =>
  (at: Instant): string => {
    const { year, month, day, hour, minute } = wallTime(at, timeZone);
    const two = (figure: number): string => String(figure).padStart(2, '0');
    return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`;
  };
