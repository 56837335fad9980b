import type { Money, Quantity } from '#core/domain/money';
import { ONE } from '#core/domain/money';
import type { Discount, LineId } from '#core/domain/sale';
import type { CashierBridge } from '#core/ipc-contract';
import type { Result } from '#core/result';
import type { ProductView } from '#core/views';
import type { CounterStore, Notice, NoticeWords } from '#renderer/cashier/counter-store';
import { sound } from '#renderer/cashier/cues';
import { createScanning } from '#renderer/cashier/scanning';
import { NotAllowed } from '#renderer/cashier/staff/guarded-bridge';

/** So soon after main's answer a line has been drawn. To draw the quick keys first would keep it waiting. */
const LINE_DRAWN_MS = 30;

/** Faster than a hand's next key. */
const AT_ONCE_MS = 20;

export type Actions = ReturnType<typeof createActions>;

/** Everything that changes the ticket. What main answers is said; what changed comes back as a snapshot. */
export function createActions(bridge: CashierBridge, store: CounterStore) {
  const { getState: now, setState: put } = store;
  const scanning = createScanning({ bridge, store, say, ask, takePrefix });
  let searching = 0;
  /** Lines that were picked and are not drawn yet. */
  let adding = 0;
  /** What was typed for the line that is on its way, until the field is cleared of it. */
  let picked: string | null = null;

  function say(notice: Notice): void {
    if (notice.kind === 'trouble') sound('unknown');
    put({ notice });
  }

  /** True when it was done. A key pressed twice is one press: what is busy says nothing. */
  async function ask(request: Promise<Result<unknown, NoticeWords | 'busy'>>): Promise<boolean> {
    const answer = await request.catch(lostOrRefused);
    if (!answer.ok && answer.error !== 'busy') say({ kind: 'trouble', words: answer.error });
    // That is where it can be mended, at once.
    if (!answer.ok && answer.error === 'no-shift') put({ panel: { kind: 'shift', isClosing: false } });
    return answer.ok;
  }

  async function added(request: Promise<Result<unknown, NoticeWords | 'busy'>>): Promise<boolean> {
    const isAdded = await ask(request);
    if (isAdded) sound('added');
    return isAdded;
  }

  function takePrefix(): Quantity | null {
    const { prefix } = now();
    if (prefix !== null) put({ prefix: null });
    return prefix;
  }

  async function search(text: string): Promise<readonly ProductView[]> {
    searching += 1;
    const asked = searching;
    const products = await bridge.request('catalogue/search', { text });
    if (asked === searching && now().searchText.trim() === text)
      put({ found: { text, products }, foundAt: 0 });
    return products;
  }

  function clearSearch(): void {
    searching += 1;
    put({ searchText: '', found: null, foundAt: 0 });
  }

  /** Nothing is typed any more: what was found goes too, but not before the line that comes of it. */
  function endSearch(): void {
    if (adding === 0 && now().searchText === '') put({ found: null, foundAt: 0 });
  }

  /** What is weighed is asked for its weight, unless it was typed before. */
  async function add(product: ProductView): Promise<void> {
    const { prefix } = now();
    if (product.unit === 'kg' && prefix === null) {
      clearSearch();
      askQuantity(product);
      return;
    }
    searching += 1;
    adding += 1;
    clearWithLine();
    await addSome(product, takePrefix() ?? ONE);
    await new Promise((drawn) => setTimeout(drawn, LINE_DRAWN_MS));
    adding -= 1;
    endSearch();
  }

  /** The field is cleared in the very drawing that shows the line, if that comes at once; what is typed meanwhile stays. */
  function clearWithLine(): void {
    const { searchText: typed, view: before } = now();
    if (typed === '') return;
    picked = typed;
    const clear = (): void => {
      stop();
      clearTimeout(timer);
      picked = null;
      const { searchText } = now();
      put({ searchText: searchText.startsWith(typed) ? searchText.slice(typed.length) : searchText });
    };
    const stop = store.subscribe(({ view }) => {
      if (view !== before) clear();
    });
    const timer = setTimeout(clear, AT_ONCE_MS);
  }

  function askQuantity(product: ProductView): void {
    const { name, unit } = product;
    put({ dialog: { kind: 'quantity', name, unit, now: null, of: { product } } });
  }

  const addSome = (product: ProductView, quantity: Quantity): Promise<boolean> =>
    added(bridge.request('cart/add-product', { productId: product.id, quantity }));

  /** Enter in the search field: the chosen product, once what is shown is what was typed; else a code as it stands. */
  async function pick(): Promise<void> {
    const text = now().searchText.trim();
    if (text === '' || text === picked?.trim()) return;
    const shown = now().found;
    // Its own answer: another search of the same words may be on its way, and Enter must not wait for which is last.
    const products = shown?.text === text ? shown.products : await search(text);
    const { found, foundAt, searchText } = now();
    if (searchText.trim() !== text) return;
    const product = products[found?.text === text ? foundAt : 0];
    if (product !== undefined) await add(product);
    else if (/^\d{3,}$/.test(text)) {
      clearSearch();
      scanning.scan([text]);
    }
  }

  return {
    say,
    ask,
    search,
    clearSearch,
    endSearch,
    add,
    addSome,
    askQuantity,
    pick,
    ...scanning,
    addOpen: (name: string, amount: Money, quantity: Quantity = ONE) =>
      added(bridge.request('cart/add-open', { name, amount, quantity })),
    setQuantity: (lineId: LineId, quantity: Quantity) =>
      ask(bridge.request('cart/quantity', { lineId, quantity })),
    remove: (lineId: LineId) => ask(bridge.request('cart/remove', { lineId })),
    discountLine: (lineId: LineId, discount: Discount | null) =>
      ask(bridge.request('cart/discount-line', { lineId, discount })),
    discountSale: (discount: Discount | null) => ask(bridge.request('cart/discount', { discount })),
    setPrice: (lineId: LineId, unitPrice: Money) => ask(bridge.request('cart/price', { lineId, unitPrice })),
    noteLine: (lineId: LineId, note: string | null) =>
      ask(bridge.request('cart/note-line', { lineId, note })),
    noteSale: (note: string | null) => ask(bridge.request('cart/note', { note })),
    clear: () => ask(bridge.request('cart/clear')),
    async loadFavourites(): Promise<void> {
      put({ favourites: await bridge.request('catalogue/favourites') });
    },
  };
}

const FAILED = { ok: false, error: 'failed' } as const;
const BUSY = { ok: false, error: 'busy' } as const;

/** What a person may not do, or was not let do, has been told where it was asked. */
export const lostOrRefused = (error: unknown): typeof FAILED | typeof BUSY =>
  error instanceof NotAllowed ? BUSY : FAILED;
