import { HOUR, type Instant } from '#core/domain/instant';
import type { Random } from '#main/simulator/random';
import type { Answer, Code } from '#main/simulator/world';

/** One order of the Orders API: a code like any other, which the order itself can take back. */
export type OrderRecord = {
  /** `ORD…` and `PAY…`, of 26 characters after it, as the provider's are. */
  readonly id: string;
  readonly paymentId: string;
  readonly code: Code;
  /** As it was sent, or the default. */
  readonly lifeText: string;
  takenBackAt: Instant | null;
};

/** Whether a payment of it was made through Orders. */
export const isOfOrders = ({ orders }: OrdersBook, code: Code): boolean =>
  orders.some((order) => order.code === code);

/** What was answered first to a request under a key. */
type Kept = { readonly request: string; readonly answer: Answer; readonly at: Instant };

export type OrdersBook = { readonly orders: OrderRecord[]; readonly kept: Map<string, Kept> };

export const createOrdersBook = (): OrdersBook => ({ orders: [], kept: new Map() });

const KEPT_MS = 24 * HOUR;

/** The same request under the same key has the first answer again; another one under it is told so. */
export function keptAnswer(
  { kept }: OrdersBook,
  key: string,
  request: string,
  now: Instant,
): Answer | 'used' | null {
  const found = kept.get(key);
  if (found === undefined || now - found.at >= KEPT_MS) return null;
  return found.request === request ? found.answer : 'used';
}

/** Only what was done is kept: after a refusal the same key may be used again. */
export function keepAnswer(book: OrdersBook, key: string, kept: Kept): void {
  if (kept.answer.status < 300) book.kept.set(key, kept);
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const newId = (prefix: 'ORD' | 'PAY', random: Random): string =>
  `${prefix}01${Array.from({ length: 24 }, () => LETTERS[Math.floor(random.next() * LETTERS.length)]).join('')}`;
