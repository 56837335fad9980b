import type {
  AttentionView,
  DayView,
  SaleStory,
  SalesPage,
  SalesWanted,
  Span,
  SpanView,
} from '#core/day-views';
import type { CaseId } from '#core/domain/attention';
import type { BusinessDay } from '#core/domain/business-day';
import type { SaleId } from '#core/domain/sale';
import type { LogError } from '#core/order-log';
import type { Result } from '#core/result';

/** What the manager's pages may ask. A day of null is today. */
export type DayRequests = {
  'day/view': (input: { day: BusinessDay | null }) => DayView;
  /** The newest first. */
  'day/sales': (input: {
    day: BusinessDay | null;
    wanted: SalesWanted;
    offset: number;
    limit: number;
  }) => SalesPage;
  /** The day itself, or the week or month that it lies in. */
  'day/span': (input: { day: BusinessDay | null; span: Span }) => SpanView;
  'day/sale': (input: { saleId: SaleId }) => SaleStory | null;
  /** Of every day: what nobody looked at does not go away at midnight. */
  'attention/list': () => AttentionView;
  /** A person looked, and says what came of it. Closed twice is closed once; one that is gone needs nobody. */
  'attention/close': (input: { id: CaseId; reason: string }) => Result<null, LogError>;
};

export const dayRequests = {
  'day/view': true,
  'day/sales': true,
  'day/span': true,
  'day/sale': true,
  'attention/list': true,
  'attention/close': true,
} satisfies Record<keyof DayRequests, true>;
