import { languagesFor, nextLanguage } from '#core/domain/customer-language';
import type { Act } from '#renderer/cashier/charge-story';
import type { Counter } from '#renderer/cashier/counter-context';
import { type Panel, selectedLine, useCounter } from '#renderer/cashier/counter-store';
import type { Command } from '#renderer/cashier/keyboard';
import { parseQuantity, stepped } from '#renderer/cashier/quantity';
import { neighbour } from '#renderer/cashier/selection';

type OwnCommand = Exclude<Command, Act>;
const { getState: now, setState: put } = useCounter;

/** Does what a key or a button asks. The same command from either does the same. */
export function runCommand(command: Command, counter: Counter): void {
  if (isOwn(command)) own[command](counter);
  else void counter.charges.act(command);
}

const isOwn = (command: Command): command is OwnCommand => Object.hasOwn(own, command);

const own: Readonly<Record<OwnCommand, (counter: Counter) => void>> = {
  shortcuts: () => put({ dialog: { kind: 'shortcuts' } }),
  note: () => put({ dialog: { kind: 'note' } }),
  discount: () => put({ dialog: { kind: 'discount' } }),
  'open-amount': () => put({ dialog: { kind: 'open-amount' } }),
  search: focusSearch,
  catalogue: () => put({ panel: { kind: 'catalogue', find: '', draft: null } }),
  hold: ({ open }) => void open.holdOrRecall(),
  'no-hold': ({ ticket }) => ticket.say({ kind: 'plain', words: 'hold-charging' }),
  'open-sales': ({ open }) => open.list(),
  undo: ({ open }) => void open.undo(),
  redo: ({ open }) => void open.redo(),
  day: () => put({ panel: { kind: 'day' } }),
  'day-before': () => press('.day-before'),
  'day-after': () => press('.day-after'),
  recent: () => put({ panel: { kind: 'recent', reference: null } }),
  reprint: ({ charges }) => void charges.reprint(),
  charge: ({ charges }) => void charges.start(),
  drawer: () => put({ dialog: { kind: 'drawer' } }),
  shift: () => put({ panel: { kind: 'shift', isClosing: false } }),
  'customer-language': ({ bridge }) => {
    const { view } = now();
    if (view === null) return;
    const { language, secondLanguage, siteId } = view.setting;
    const offered = languagesFor(language, secondLanguage, siteId);
    void bridge.request('customer/speak', { language: nextLanguage(offered, view.customerLanguage) });
  },
  tender: ({ tenders }) => void tenders.open(),
  switch: () => {
    if (now().view?.staff !== undefined) put({ dialog: { kind: 'switch' } });
  },
  lock: ({ bridge }) => void bridge.request('staff/lock'),
  pick: ({ ticket }) => void ticket.pick(),
  'result-next': () => moveResult(1),
  'result-back': () => moveResult(-1),
  'line-next': () => moveLine(1),
  'line-back': () => moveLine(-1),
  'line-more': (counter) => step(counter, 1),
  'line-less': (counter) => step(counter, -1),
  'line-remove': ({ ticket }) => {
    const line = selectedLine(now());
    if (line !== null) void ticket.remove(line.id);
  },
  price: () => {
    if (selectedLine(now()) !== null) put({ dialog: { kind: 'price' } });
  },
  quantity: () => {
    const line = selectedLine(now());
    if (line === null) return;
    const { id, name, unit, quantity } = line;
    put({ dialog: { kind: 'quantity', name, unit, now: quantity, of: { lineId: id } } });
  },
  'quantity-of-result': ({ ticket }) => {
    const { found, foundAt } = now();
    const product = found?.products[foundAt];
    if (product === undefined) return;
    ticket.clearSearch();
    ticket.askQuantity(product);
  },
  prefix: ({ ticket }) => {
    put({ prefix: parseQuantity(now().searchText) });
    ticket.clearSearch();
  },
  'clear-search': ({ ticket }) => ticket.clearSearch(),
  'clear-prefix': () => put({ prefix: null }),
  'close-panel': () => put(({ panel }) => ({ panel: behind(panel) })),
  later: ({ bridge }) => {
    put({ panel: null });
    void bridge.request('first-run/leave', { isDone: false });
  },
  'row-next': () => moveRow(1),
  'row-back': () => moveRow(-1),
};

/** One of the list's rows is open: the way back is to the list. */
const isOneOf = (panel: Panel | null): boolean =>
  panel?.kind === 'recent' && (panel.reference !== null || panel.saleId !== undefined);

/** One step back: from what was opened in a panel to the panel, and from there to the sale. */
function behind(panel: Panel | null): Panel | null {
  if (isOneOf(panel)) return { kind: 'recent', reference: null };
  return panel?.kind === 'shift' && panel.isClosing ? { ...panel, isClosing: false } : null;
}

function step({ ticket }: Counter, by: 1 | -1): void {
  const line = selectedLine(now());
  const quantity = line === null ? null : stepped(line, by);
  if (line !== null && quantity !== null) void ticket.setQuantity(line.id, quantity);
}

function moveLine(by: 1 | -1): void {
  put(({ view, selected }) => (view === null ? {} : { selected: neighbour(view.sale.cart, selected, by) }));
}

function moveResult(by: 1 | -1): void {
  put(({ found, foundAt }) => ({
    foundAt: Math.min(Math.max(foundAt + by, 0), Math.max((found?.products.length ?? 0) - 1, 0)),
  }));
}

export const SEARCH_ID = 'search';

export function focusSearch(): void {
  document.getElementById(SEARCH_ID)?.focus();
}

/** The page's own button, where it has one. */
function press(button: string): void {
  const found = document.querySelector(button);
  if (found instanceof HTMLElement) found.click();
}

/** The list of recent charges is made of buttons: the arrows go from one to the next. */
function moveRow(by: 1 | -1): void {
  const rows = [...document.querySelectorAll('[data-row]')].filter((row) => row instanceof HTMLElement);
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? rows.indexOf(activeElement) : -1;
  rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus();
}
