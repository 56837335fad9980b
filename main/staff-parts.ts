import { tokenIn } from '#core/domain/pasted-token';
import { type StaffRules, withUsualRules } from '#core/domain/staff';
import { err, ok, type Result } from '#core/result';
import type { Accounts } from '#main/accounts';
import type { Open } from '#main/open-session';
import type { Parts } from '#main/parts';
import { createGate, type Gate } from '#main/staff/gate';
import { createStaffDesk, type StaffDesk, type StaffDeskDeps } from '#main/staff/staff-desk';
import { timers } from '#main/timers';

type Deps = { readonly parts: Parts; readonly open: () => Open; readonly accounts: Pick<Accounts, 'lookAt'> };

/** Joins the people of the shop with its settings, its log and its account. */
export function staffFor({ parts, open, accounts }: Deps): { readonly desk: StaffDesk; readonly gate: Gate } {
  const { settings, shop, note } = parts;
  const rules = (): StaffRules => withUsualRules(settings.read('staffRules'));
  const desk = createStaffDesk({
    store: shop,
    atCounter: parts.atCounter,
    rules,
    saveRules: (next) => settings.save('staffRules', next),
    log: () => open().session.log,
    now: () => open().session.clock.now(),
    newId: parts.newUlid,
    monotonic: () => performance.now(),
    after: timers.after,
    proof: proofOf(parts, accounts),
    onChange: () => parts.onChange(),
    note: (detail) => note('staff', detail),
  });
  return {
    desk,
    gate: createGate({ staff: desk, rules, sale: () => saleIn(open()), listPrice: listPrice(parts) }),
  };
}

/** A charge in front, or a sale that is paid: nothing of it changes by these requests. */
function saleIn({ session: { checkout } }: Open) {
  const { counter, tickets } = checkout;
  const { cart, reference } = counter.front();
  if (reference !== null || checkout.isClosed()) return null;
  return { cart, ticket: counter.ticket(), undone: tickets.afterUndo(), redone: tickets.afterRedo() };
}

const listPrice =
  ({ shop }: Pick<Parts, 'shop'>) =>
  ({ productId }: { readonly productId: string | null }) =>
    productId === null ? null : (shop.byId(productId)?.price ?? null);

/** The token of the shop's own account, the kept one or a newer one of the same; where there is no account, nothing. */
export function proofOf(
  { settings, vault }: Pick<Parts, 'settings' | 'vault'>,
  accounts: Pick<Accounts, 'lookAt'>,
): StaffDeskDeps['proof'] {
  async function proves(text: string): Promise<Result<null, 'not-the-token' | 'offline'>> {
    const token = tokenIn(text);
    if (!token.ok) return err('not-the-token');
    if (token.value === vault.token()) return ok(null);
    const whose = await accounts.lookAt(token.value);
    if (whose.ok) return whose.value.isAnother ? err('not-the-token') : ok(null);
    return err(UNHEARD.has(whose.error.reason) ? 'offline' : 'not-the-token');
  }
  return {
    needs() {
      if (settings.read('account') !== null) return 'token';
      // Nothing was ever sold here but practice.
      return settings.read('hasSold') ? 'no-account' : 'nothing';
    },
    proves,
  };
}

/** Nobody said that it is wrong. */
const UNHEARD: ReadonlySet<string> = new Set([
  'offline',
  'timeout',
  'unreadable',
  'clock-wrong',
  'rate-limited',
  'server',
]);
