import type { DayRequests } from '#core/day-requests';
import { attentionView, closeCase } from '#main/attention-desk';
import { type DayClock, dayView, saleStory, spanView, windowOf } from '#main/day-view';
import type { Session } from '#main/session';

export type DayHandlers = {
  readonly [C in keyof DayRequests]: (...input: Parameters<DayRequests[C]>) => ReturnType<DayRequests[C]>;
};

export type DayDeskDeps = {
  /** It changes when the mode does. */
  readonly session: () => Pick<Session, 'log' | 'clock' | 'dayRule'>;
  readonly categoryOf: (product: string) => string | null;
  /** Who is at the counter. */
  readonly by: () => string | null;
};

/** What the manager's pages ask. */
export function createDayDesk({ session, categoryOf, by }: DayDeskDeps): DayHandlers {
  const clock = (): DayClock => ({ rule: session().dayRule(), now: session().clock.now() });
  return {
    'day/view': ({ day }) => dayView(session().log, clock(), day),
    'day/sales': ({ day, wanted, offset, limit }) =>
      session().log.days.sales(windowOf(clock(), day), wanted, { offset, limit }),
    'day/span': (asked) => spanView(session().log.days, clock(), asked, categoryOf),
    'day/sale': ({ saleId }) => saleStory(session().log, saleId),
    'attention/list': () => attentionView(session().log),
    'attention/close': ({ id, reason }) =>
      closeCase(session().log, { id, reason, by: by(), at: session().clock.now() }),
  };
}
