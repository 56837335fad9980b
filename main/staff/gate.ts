import { cartEdits } from '#core/cart-edits';
import { actsOfChange } from '#core/domain/guarded-cart';
import type { Money } from '#core/domain/money';
import { type Cart, emptyCart, type Line, type SaleId } from '#core/domain/sale';
import type { Act, StaffRules } from '#core/domain/staff';
import type { About } from '#core/domain/staff-facts';
import { guards } from '#core/guards';
import type { CashierRequests } from '#core/ipc-contract';
import type { Result } from '#core/result';
import type { Refused } from '#core/staff-requests';
import type { StaffDesk } from '#main/staff/staff-desk';

export type GateDeps = {
  readonly staff: Pick<StaffDesk, 'hasStaff' | 'person' | 'judge'>;
  readonly rules: () => StaffRules;
  /** What lies on the counter and may be changed; null where a charge or a paid sale does. */
  readonly sale: () => {
    readonly cart: Cart;
    readonly ticket: SaleId;
    readonly undone: Cart | null;
    readonly redone: Cart | null;
  } | null;
  readonly listPrice: (line: Line) => Money | null;
};

/** Stands before every request of the page: what stands in its way, or the input as it goes on. */
export type Gate = (
  channel: keyof CashierRequests,
  input: readonly unknown[],
) => Refused | readonly unknown[];

export function createGate({ staff, rules, sale, listPrice }: GateDeps): Gate {
  function actsOfCart(channel: keyof CashierRequests, input: unknown): readonly Act[] {
    const now = sale();
    const after = now === null ? null : afterOf(channel, input, now);
    if (now === null || after === null) return [];
    return actsOfChange(now.cart, after, { limit: rules().discountLimit, listPrice });
  }

  return (channel, input) => {
    const guard = guards[channel];
    if (guard === 'always' || !staff.hasStaff()) return input;
    const person = staff.person();
    if (person === null) return { refused: 'locked' };
    if (guard === 'counter') return input;
    const acts = guard === 'cart' ? actsOfCart(channel, input[0]) : [guard];
    const about = { ...(guard === 'cart' ? ticketOf(sale()) : {}), ...aboutOf(input[0]) };
    const judged = staff.judge(person, { channel, input, acts, about });
    return 'refused' in judged ? judged : signed(channel, input, judged.approver ?? person.name);
  };
}

const ticketOf = (sale: ReturnType<GateDeps['sale']>): About =>
  sale === null ? {} : { saleId: sale.ticket };

type Sale = NonNullable<ReturnType<GateDeps['sale']>>;

/** What the sale would be; null where the request would not be done, and says so itself. */
function afterOf(
  channel: keyof CashierRequests,
  input: unknown,
  { cart, undone, redone }: Sale,
): Cart | null {
  if (channel === 'cart/clear') return emptyCart;
  if (channel === 'cart/undo') return undone;
  if (channel === 'cart/redo') return redone;
  if (!isEdit(channel)) return null;
  // The schema of this very channel has let it through.
  const edit = cartEdits[channel] as (cart: Cart, input: unknown) => Result<Cart, unknown>;
  const edited = edit(cart, input);
  return edited.ok ? edited.value : null;
}

const isEdit = (channel: string): channel is keyof typeof cartEdits => Object.hasOwn(cartEdits, channel);

/** Ids and figures: no word that somebody typed, and never a secret. */
const TOLD = [
  'reference',
  'saleId',
  'tenderId',
  'refundId',
  'paymentId',
  'lineId',
  'amount',
  'unitPrice',
  'basisPoints',
] as const;

function aboutOf(input: unknown): About {
  if (typeof input !== 'object' || input === null) return {};
  const { discount }: { discount?: unknown } = input;
  const told = TOLD.flatMap((key): (readonly [string, string | number])[] => {
    const value: unknown = Reflect.get(input, key);
    return typeof value === 'string' || typeof value === 'number' ? [[key, value]] : [];
  });
  return { ...(discount === undefined ? {} : aboutOf(discount)), ...Object.fromEntries(told) };
}

/** Who answers for what was accepted on sight is who the till knows, and nobody that the page names. */
function signed(
  channel: keyof CashierRequests,
  input: readonly unknown[],
  approver: string,
): readonly unknown[] {
  const [given] = input;
  return channel === 'charge/accept-on-sight' && typeof given === 'object' && given !== null
    ? [{ ...given, approver }]
    : input;
}
