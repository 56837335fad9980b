import type { Api, Mode, Reference } from '#core/domain/charge';
import { MINUTE } from '#core/domain/instant';
import type { PrintJobId } from '#core/domain/print-job';
import { receiptNumber } from '#core/domain/receipt';
import type { RefundId } from '#core/domain/refund';
import type { LineId, SaleId } from '#core/domain/sale';
import type { VoidId } from '#core/domain/voids';
import type { OrderLog } from '#core/order-log';
import type { Provider } from '#core/provider';
import type { CustomerScreen } from '#core/views';
import { type Checkout, createCheckout } from '#main/checkout/checkout';
import { type Clock, createClock } from '#main/checkout/clock';
import { type CounterView, createCounterView } from '#main/checkout/counter-view';
import type { News, NotReady, Terms } from '#main/checkout/deps';
import { createReadBudget, type ReadBudget } from '#main/checkout/read-budget';
import { createHttp } from '#main/mercado-pago/http';
import { createInstore } from '#main/mercado-pago/instore';
import { createOrders } from '#main/mercado-pago/orders';
import type { Dice } from '#test/simulation/dice';
import { type LogGate, openGatedLog } from '#test/simulation/log-file';
import type { Life, Pc } from '#test/simulation/pc';
import type { ProviderSide } from '#test/simulation/provider-side';
import type { Wire } from '#test/simulation/wire';

/** What the customer's window was last told, and when by the PC's monotonic clock. */
export type Pushed = { readonly screen: CustomerScreen; readonly atMs: number };

/** The real program, once started: everything in it is what ships, but for the wire, the clocks and the timers. */
export type Program = {
  readonly life: Life;
  readonly log: OrderLog;
  readonly clock: Clock;
  readonly checkout: Checkout;
  readonly view: CounterView;
  pushed(): Pushed;
  /** A window is told at the end of a turn, once, however much has changed. */
  push(): void;
  /** The power goes. */
  drop(): void;
};

export const INSTALL = 'SIM001';
export const BASE_URL = 'https://provider.invalid';
const TIMEOUT_MS = 8000;

export type Identity = { readonly installIds: readonly string[]; readonly installLetter: string };
export const FIRST_IDENTITY: Identity = { installIds: [INSTALL], installLetter: 'A' };

export type ProgramDeps = {
  readonly pc: Pc;
  readonly wire: Wire;
  readonly provider: ProviderSide;
  readonly dice: Dice;
  readonly file: string;
  readonly gate: LogGate;
  readonly newId: () => string;
  readonly codeMs: number;
  /** That of the next charge: somebody may switch it. */
  readonly api: () => Api;
  readonly mode: Mode;
  readonly ready: () => NotReady | null;
  /** The newest install first, as settings keep them. */
  readonly identity: Identity;
  readonly onNews: (news: News) => void;
  readonly trace: (line: string) => void;
};

export function startProgram(deps: ProgramDeps): Program {
  const { pc, trace } = deps;
  const life: Life = { isAlive: true };
  const { log, drop } = openGatedLog(deps.file, life, deps.gate);
  const clock = createClock({ wall: pc.wall, monotonic: pc.monotonic });
  const timers = pc.timers(life);
  const budget = createReadBudget({ monotonic: pc.monotonic, timers });
  const providers = providersOf(deps, life, clock, budget);
  let isStale = true;
  const checkout = createCheckout({
    log,
    provider: providers.instore,
    providerFor: (api) => providers[api],
    clock,
    timers,
    budget,
    newReference: () => `mst-${deps.identity.installIds[0]}-${deps.newId()}` as Reference,
    newSaleId: () => `sale-${deps.newId()}` as SaleId,
    newLineId: () => `line-${deps.newId()}` as LineId,
    newJobId: () => `job-${deps.newId()}` as PrintJobId,
    newVoidId: () => `void-${deps.newId()}` as VoidId,
    newRefund: () => ({ id: `refund-${deps.newId()}` as RefundId, key: `key-${deps.newId()}` }),
    isOurs: (reference) => deps.identity.installIds.some((id) => reference.startsWith(`mst-${id}-`)),
    terms: () => deps.ready() ?? termsOf(deps),
    dayRule: () => ({ timeZone: 'America/Argentina/Buenos_Aires', startHour: 0 }),
    till: () => ({
      siteId: 'MLA',
      receiptNumber: (sequence) => receiptNumber('C1', deps.identity.installLetter, sequence),
      printsByItself: true,
      cashier: 'Ana',
    }),
    onChange: () => {
      isStale = true;
    },
    show: () => push(),
    onNews: deps.onNews,
    onRefund: () => {},
    onPrintQueued: () => {},
    onDrawer: () => {},
    note: (what, reference, detail) => trace(`note ${what} ${reference ?? ''} ${detail}`),
  });
  const view = createCounterView({ checkout, log, clock });
  let pushed: Pushed = { screen: { kind: 'idle' }, atMs: pc.monotonic() };
  function push(): void {
    if (!isStale || !life.isAlive) return;
    isStale = false;
    pushed = { screen: view.customer(), atMs: pc.monotonic() };
  }
  return {
    life,
    log,
    clock,
    checkout,
    view,
    pushed: () => pushed,
    push,
    drop() {
      life.isAlive = false;
      drop();
    },
  };
}

function providersOf(
  { pc, wire, provider, dice }: ProgramDeps,
  life: Life,
  clock: Clock,
  budget: ReadBudget,
): Readonly<Record<Api, Provider>> {
  const timers = pc.timers(life);
  const { accessToken } = provider.world.shop;
  const http = createHttp({
    fetch: wire.fetch(life),
    baseUrl: BASE_URL,
    accessToken: () => accessToken,
    timeoutMs: TIMEOUT_MS,
    now: pc.monotonic,
    sleep: (ms) => new Promise<void>((done) => void timers.after(ms, done)),
    random: dice.next,
    attempts: 1,
    turn: budget.leave,
    onServerTime: (serverMs, sentAt, receivedAt) => clock.observe(serverMs, sentAt, receivedAt),
  });
  return {
    instore: createInstore({ http }),
    orders: createOrders({ http, now: clock.now }),
  };
}

function termsOf({ provider, codeMs, api, mode }: ProgramDeps): Terms {
  const { userId, externalPosId, externalStoreId } = provider.world.shop;
  return {
    siteId: 'MLA',
    sellerId: userId,
    api: api(),
    mode,
    externalPosId,
    externalStoreId,
    codeMs,
    title: 'Almacén',
    description: (saleNumber) => `Venta ${saleNumber}`,
  };
}

export const CODE_MINUTES = [2, 3, 5] as const;
export const codeMsOf = (dice: Dice): number => dice.pick(CODE_MINUTES) * MINUTE;
