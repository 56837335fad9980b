import { cartEdits } from '#core/cart-edits';
import type { ChargeAnswer, ScanError } from '#core/counter-answers';
import type { CustomerScreenRequests } from '#core/customer-screen-requests';
import { ONE, type Quantity } from '#core/domain/money';
import type { Product } from '#core/domain/product';
import { addLine, type Cart, type CartError, type Line, noteLine, noteSale } from '#core/domain/sale';
import { err, ok, type Result } from '#core/result';
import type { SettingsChange } from '#core/settings-change';
import type { NoticesView, SettingsView, SystemPrinterView } from '#core/settings-views';
import type { ShiftRequests } from '#core/shift-requests';
import type { CashierView, ProductView } from '#core/views';
import type { Accounts } from '#main/accounts';
import type { CatalogueHandlers } from '#main/catalogue-desk';
import { createDayDesk } from '#main/day-desk';
import type { ExportHandlers } from '#main/export-desk';
import type { CashierHandlers } from '#main/ipc';
import type { Practice } from '#main/practice';
import { queuedPapers } from '#main/queued-papers';
import { recentBeside } from '#main/recent-beside';
import { recentCharges } from '#main/recent-charges';
import type { ReconcileHandlers } from '#main/reconcile-desk';
import { saleMoney } from '#main/refund-views';
import type { RegisterSheet } from '#main/register-sheet';
import { firstKnown, onceEach, type Scale } from '#main/scanned-product';
import type { Screens } from '#main/screens';
import type { Session } from '#main/session';
import type { Values } from '#main/settings/settings';
import type { Vault } from '#main/settings/vault';
import type { SetupHandlers } from '#main/setup-desk';
import type { ShopPlaces } from '#main/shop-places';
import type { StaffHandlers } from '#main/staff/staff-desk';
import type { TrustHandlers } from '#main/trust-parts';
import type { Updates } from '#main/updates/updates';

/** What the requests of the cashier's page work on. The session changes when the mode does. */
export type RequestDeps = {
  readonly session: () => Session;
  readonly practice: () => Practice | null;
  readonly catalogue: {
    search(text: string, limit: number): readonly ProductView[];
    favourites(): readonly ProductView[];
    ofCategory(category: string, limit: number): readonly ProductView[];
    byId(id: string): ProductView | null;
    byCode(code: string): ProductView | null;
    product(id: string): Pick<Product, 'category'> | null;
  };
  readonly scale: () => Scale;
  readonly catalogueDesk: CatalogueHandlers;
  readonly exportDesk: ExportHandlers;
  readonly trustDesk: TrustHandlers;
  readonly setupDesk: SetupHandlers;
  readonly reconcileDesk: ReconcileHandlers;
  readonly saveShift: CashierHandlers['shift/save'];
  readonly accounts: Accounts;
  readonly places: ShopPlaces;
  readonly sheet: RegisterSheet;
  readonly staffDesk: StaffHandlers;
  /** Who stands at the counter, where the shop has staff. */
  readonly cashier: () => string | null;
  readonly view: () => CashierView;
  readonly settingsView: () => SettingsView;
  readonly noticesView: () => NoticesView;
  readonly noticeSecret: Pick<Vault, 'put' | 'forget'>;
  /** A secret was put in, or forgotten. */
  readonly noteSecret: (which: 'notices', isKept: boolean) => void;
  readonly saveSettings: (change: SettingsChange) => Promise<Result<null, 'not-allowed-now' | 'disk-full'>>;
  readonly saveRegister: (
    register: NonNullable<Values['register']>,
  ) => Result<null, 'not-allowed-now' | 'disk-full'>;
  readonly screens: Screens['handlers'] & CustomerScreenRequests;
  readonly systemPrinters: () => Promise<readonly SystemPrinterView[]>;
  readonly pickDisplay: (id: number) => boolean;
  readonly switchMode: (practice: boolean) => Promise<Result<null, 'charges-open'>>;
  readonly updates: Pick<Updates, 'look' | 'install'>;
  readonly close: (confirmed: boolean) => void;
};

const SEARCH_LIMIT = 60;
const RECENT_LIMIT = 50;

export function createRequests(deps: RequestDeps): CashierHandlers {
  const { session, catalogue, accounts } = deps;
  const checkout = (): Session['checkout'] => session().checkout;

  function change(
    edit: (cart: Cart) => Result<Cart, CartError>,
  ): ReturnType<Session['checkout']['changeCart']> {
    return checkout().changeCart(edit);
  }

  function addProduct(
    product: ProductView,
    quantity: Quantity,
    { unitPrice, unit }: Pick<Line, 'unitPrice' | 'unit'> = { unitPrice: product.price, unit: product.unit },
  ): ReturnType<typeof change> {
    const line: Line = {
      id: session().newLineId(),
      productId: product.id,
      sku: product.sku,
      name: product.name,
      unitPrice,
      unit,
      quantity,
      taxRate: product.taxRate,
      discount: null,
      note: null,
    };
    return change((cart) => addLine(cart, line));
  }

  /** Where the shop wants it so, money is taken in somebody's shift. */
  const inShift = <Answer>(run: () => Answer): Answer | Result<never, 'no-shift'> =>
    session().shifts.isWanted() ? err('no-shift') : run();

  const once = onceEach<ReturnType<typeof change> | Result<never, ScanError>>();
  const dismiss = (id: string): null => {
    session().banners.dismiss(id);
    return null;
  };

  return {
    'counter/view': deps.view,
    'catalogue/search': ({ text }) => catalogue.search(text, SEARCH_LIMIT),
    'catalogue/favourites': () => catalogue.favourites(),
    'catalogue/category': ({ category }) => catalogue.ofCategory(category, SEARCH_LIMIT),
    'cart/add-product': ({ productId, quantity }) => {
      const product = catalogue.byId(productId);
      return product === null ? err('no-such-product') : addProduct(product, quantity);
    },
    'cart/scan': ({ code, alsoReadAs = [], quantity, scanId }) =>
      once(scanId, () => {
        const known = { byCode: catalogue.byCode, scale: deps.scale() };
        const scanned = firstKnown([code, ...alsoReadAs], quantity, known);
        return scanned.ok
          ? addProduct(scanned.value.product, scanned.value.quantity, scanned.value)
          : scanned;
      }),
    'scanner/try': ({ codes }) => {
      const scanned = firstKnown(codes, ONE, { byCode: catalogue.byCode, scale: deps.scale() });
      if (!scanned.ok) return scanned;
      const { product, ...line } = scanned.value;
      return ok({ name: product.name, ...line });
    },
    'cart/add-open': ({ name, amount, quantity = ONE }) =>
      change((cart) =>
        addLine(cart, {
          id: session().newLineId(),
          productId: null,
          sku: null,
          name,
          unitPrice: amount,
          quantity,
          unit: 'unit',
          taxRate: null,
          discount: null,
          note: null,
        }),
      ),
    'cart/quantity': (asked) => change((cart) => cartEdits['cart/quantity'](cart, asked)),
    'cart/remove': (asked) => change((cart) => cartEdits['cart/remove'](cart, asked)),
    'cart/discount-line': (asked) => change((cart) => cartEdits['cart/discount-line'](cart, asked)),
    'cart/note-line': ({ lineId, note }) => change((cart) => noteLine(cart, lineId, note)),
    'cart/discount': (asked) => change((cart) => cartEdits['cart/discount'](cart, asked)),
    'cart/note': ({ note }) => change((cart) => ok(noteSale(cart, note))),
    'cart/price': (asked) => change((cart) => cartEdits['cart/price'](cart, asked)),
    'cart/clear': () => checkout().clearCart(),
    'cart/undo': () => checkout().tickets.undo(),
    'cart/redo': () => checkout().tickets.redo(),
    'sale/hold': ({ name }) => checkout().tickets.hold(name),
    'sale/recall': ({ ticket }) => checkout().tickets.recall(ticket),
    'sale/rename-held': ({ ticket, name }) => checkout().tickets.rename(ticket, name),
    'charge/start': () => inShift(() => checkout().start()),
    'charge/check': ({ reference }) => checkout().check(reference),
    'charge/cancel': ({ reference }) => checkout().cancel(reference),
    'charge/new-code': ({ reference }) => checkout().newCode(reference),
    'charge/take-register': ({ reference }) => checkout().takeRegister(reference),
    'charge/park': ({ reference }) => checkout().park(reference),
    'charge/recall': ({ reference }) => checkout().recall(reference),
    'charge/accept-mismatch': ({ reference, reason }): ChargeAnswer =>
      checkout().acceptMismatch(reference, deps.cashier(), reason),
    'charge/accept-on-sight': ({ reference, approver, reason }) =>
      checkout().acceptOnSight(reference, approver, reason),
    'tender/prepare': () => inShift(() => checkout().prepareTender()),
    'tender/take': (asked) => inShift(() => checkout().tender(asked)),
    'tender/void': ({ saleId, tenderId, reason }) => checkout().voidTender(saleId, tenderId, reason),
    'drawer/open': ({ reason }) => session().openDrawer(reason),
    'sale/next': () => checkout().next(),
    'charges/recent': () => recentCharges(session().log, RECENT_LIMIT),
    'recent/beside': () => recentBeside(session().log, RECENT_LIMIT),
    'charge/facts': ({ reference }) => session().log.factsOf(reference),
    'refund/request': async (wish) => {
      const asked = await checkout().refunding.request({ ...wish, by: deps.cashier() });
      return asked.ok ? ok({ refundId: asked.value }) : asked;
    },
    'refund/drop': ({ refundId, reason }) => checkout().refunding.drop(refundId, deps.cashier(), reason),
    'refunds/of-sale': ({ saleId }) => {
      const { log, clock } = session();
      return saleMoney({ log, refunding: checkout().refunding, now: clock.now }, saleId);
    },
    'receipt/last': () => session().log.lastReceipt(),
    'receipt/reprint': ({ saleId }) => {
      const queued = session().printing.print(saleId);
      return queued.ok ? ok(null) : queued;
    },
    'receipt/print': ({ saleId, what, place }) => {
      const queued = session().printing.print(saleId, what, place);
      return queued.ok ? ok(null) : queued;
    },
    'print/queue': () => queuedPapers(session()),
    'print/move': ({ jobId }) => session().printing.move(jobId),
    'print/found': ({ jobId }) => session().printing.found(jobId),
    'print/retry': ({ jobId }) => session().printing.requeue(jobId),
    'print/give-up': ({ jobId, reason }) => session().printing.giveUp(jobId, reason),
    'banner/dismiss': ({ id }) => dismiss(id),
    'practice/play': ({ reference, scenario }) => {
      const practice = deps.practice();
      if (practice === null) return err('not-practice');
      practice.play(reference, scenario);
      return ok(null);
    },
    'practice/refunds': ({ fate }) => {
      const practice = deps.practice();
      if (practice === null) return err('not-practice');
      practice.decideRefunds(fate);
      return ok(null);
    },
    'settings/view': deps.settingsView,
    'settings/save': deps.saveSettings,
    'settings/look-at-token': ({ token }) => accounts.lookAt(token),
    'settings/set-token': ({ token }) => accounts.setToken(token),
    'settings/ask-owner': () => accounts.resume(),
    'settings/forget-token': () => accounts.forget(),
    'settings/registers': () => accounts.registers(),
    'places/list': () => deps.places.list(),
    'places/check-store': (form) => deps.places.checkStore(form),
    'places/create-store': (plan) => deps.places.createStore(plan),
    'places/name-store': ({ storeId, externalId }) => deps.places.nameStore(storeId, externalId),
    'places/create-register': (form) => deps.places.createRegister(form),
    'places/repair-register': ({ id, repair }) => deps.places.repairRegister(id, repair),
    'settings/pick-register': (register) => deps.saveRegister(register),
    'settings/fixed-code': () => deps.sheet.code(),
    'settings/print-sheet': () => deps.sheet.save(),
    'settings/open-sheet': () => deps.sheet.open(),
    'settings/pick-display': ({ displayId }) =>
      deps.pickDisplay(displayId) ? ok(null) : err('no-such-display'),
    ...deps.screens,
    'settings/test-print': async ({ place }) => {
      const page = session().testPage(place);
      if (page === null) return err('unreachable');
      const printed = await session().printing.printTest(place, page);
      return printed.ok ? ok(null) : err(printed.error.trouble);
    },
    'settings/printers': deps.systemPrinters,
    'notices/view': deps.noticesView,
    'notices/set-secret': async ({ secret }) => {
      const text = secret.trim();
      if (text === '') return err('empty');
      const put = await deps.noticeSecret.put(text);
      if (put.ok) deps.noteSecret('notices', true);
      return put.ok ? ok(null) : err(put.error === 'sealing-unavailable' ? put.error : 'disk-full');
    },
    'notices/forget-secret': () => {
      deps.noticeSecret.forget();
      deps.noteSecret('notices', false);
      return null;
    },
    'notices/try': () => session().notices.tryOut(),
    'settings/switch-mode': ({ practice }) => deps.switchMode(practice),
    'update/look': () => {
      void deps.updates.look();
      return null;
    },
    'update/install': () => deps.updates.install(),
    ...deps.catalogueDesk,
    ...deps.exportDesk,
    ...deps.trustDesk,
    ...deps.setupDesk,
    ...deps.reconcileDesk,
    ...shiftHandlers(session, deps.saveShift),
    ...deps.staffDesk,
    ...createDayDesk({
      session,
      categoryOf: (product) => catalogue.product(product)?.category ?? null,
      by: deps.cashier,
    }),
    'window/close': ({ confirmed }) => {
      deps.close(confirmed);
      return null;
    },
  };
}

/** Of the session of now: another mode has other shifts. */
function shiftHandlers(
  session: () => Session,
  save: CashierHandlers['shift/save'],
): Pick<CashierHandlers, keyof ShiftRequests> {
  const asked = (): Session['shifts']['handlers'] => session().shifts.handlers;
  return {
    'shift/view': (input) => asked()['shift/view'](input),
    'shift/open': (input) => asked()['shift/open'](input),
    'shift/cash': (input) => asked()['shift/cash'](input),
    'shift/print-x': () => asked()['shift/print-x'](),
    'shift/close': (input) => asked()['shift/close'](input),
    'shift/print-z': (input) => asked()['shift/print-z'](input),
    'shift/save': save,
  };
}
