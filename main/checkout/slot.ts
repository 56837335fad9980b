import type { Charge } from '#core/domain/charge';
import { siteOf } from '#core/domain/site';
import type {
  IssueOutcome,
  IssueRequest,
  Provider,
  ProviderError,
  RegisterPath,
  SlotOrder,
} from '#core/provider';
import { err, ok, type Result } from '#core/result';
import type { Clock } from '#main/checkout/clock';
import type { Timers } from '#main/checkout/deps';
import type { ReadBudget } from '#main/checkout/read-budget';
import { PAUSED } from '#main/checkout/watch-entry';

export type Held = Result<SlotOrder | null, ProviderError>;

/**
 * The register is one slot: a scan of its fixed code pays whatever order was put there last.
 *
 * Everything that touches it stands in one queue, so that no two of our own writes can pass each other on the way out.
 */
export type Slot = {
  /** Looks, puts the order there, and looks again: nobody is told to scan before the slot has named this order. */
  put(request: IssueRequest): Promise<IssueOutcome>;
  look(register: RegisterPath): Promise<Held>;
  /** Takes this order off, and only while the slot holds it. Answers what the slot holds afterwards. */
  clear(register: RegisterPath, reference: string): Promise<Held>;
  /** The register's own code; asked for once. */
  fixedCode(register: RegisterPath): Promise<Result<string, ProviderError>>;
  /** A person has said that this order of another program may be replaced. */
  allow(foreign: string): void;
};

type Deps = {
  readonly provider: Pick<Provider, 'issue' | 'slot' | 'clearSlot' | 'fixedCode'>;
  readonly clock: Pick<Clock, 'monotonic' | 'earliest'>;
  readonly timers: Timers;
  readonly budget: ReadBudget;
  readonly isOurs: (reference: string) => boolean;
};

/** What a refusal is called when another program's order lies on the register; its message is that order's reference. */
export const SLOT_IN_USE = 'slot_in_use';
/** After a PUT the slot may take a moment to name what it holds. */
const LOOK_AFTER_MS = [0, 400, 1500];
/** Longer than this nobody waits for the provider to allow another read. */
const PATIENCE_MS = 2500;
/** Another program's order that expired this long ago lies there by mistake. */
const FORGOTTEN_MS = 60_000;

export function createSlot({ provider, clock, timers, budget, isOurs }: Deps): Slot {
  const allowed = new Set<string>();
  const codes = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = last.then(run);
    last = turn.catch(() => undefined);
    return turn;
  }

  const pause = (ms: number): Promise<void> => new Promise((done) => void timers.after(ms, done));

  const mayRead = async (cost: number): Promise<boolean> =>
    (await budget.turn(cost, 'front', PATIENCE_MS)) === 'taken';

  const read = async (register: RegisterPath): Promise<Held> =>
    (await mayRead(1)) ? provider.slot(register) : err(PAUSED);

  async function fixedCode(register: RegisterPath): Promise<Result<string, ProviderError>> {
    const known = codes.get(register.externalPosId);
    if (known !== undefined) return ok(known);
    const found = (await mayRead(2)) ? await provider.fixedCode(register) : err(PAUSED);
    if (found.ok) codes.set(register.externalPosId, found.value);
    return found;
  }

  async function put(request: IssueRequest): Promise<IssueOutcome> {
    const before = await read(request);
    if (!before.ok) return notPut(before.error);
    if (before.value !== null && isForeign(before.value)) return inUse(before.value);
    const fixed = await fixedCode(request);
    if (!fixed.ok && request.mode === 'attended') return notPut(fixed.error);
    const sent = await provider.issue(request);
    return sent.kind === 'issued' ? confirm(request, sent, fixed.ok ? fixed.value : null) : sent;
  }

  async function confirm(
    request: IssueRequest,
    sent: Extract<IssueOutcome, { kind: 'issued' }>,
    fixed: string | null,
  ): Promise<IssueOutcome> {
    let held: Held = ok(null);
    for (const wait of LOOK_AFTER_MS) {
      await pause(wait);
      held = await read(request);
      if (!held.ok || held.value === null) continue;
      const qrData = sent.qrData ?? fixed;
      const isThere = held.value.reference === request.reference && qrData !== null;
      return isThere ? { ...sent, qrData } : lost('another order is on the register');
    }
    return held.ok ? lost('the register holds no order') : { kind: 'unanswered', error: held.error };
  }

  function isForeign({ reference, expiresAt }: SlotOrder): boolean {
    const isForgotten = expiresAt !== null && (clock.earliest() ?? 0) > expiresAt + FORGOTTEN_MS;
    return !isOurs(reference) && !allowed.has(reference) && !isForgotten;
  }

  async function clear(register: RegisterPath, reference: string): Promise<Held> {
    const before = await read(register);
    if (!before.ok || before.value?.reference !== reference) return before;
    // Whatever the answer: 500 and 404 are also what an order gets that was paid or is gone. Only the slot tells.
    const cleared = await provider.clearSlot(register);
    const after = await read(register);
    return !after.ok && cleared.ok ? ok(null) : after;
  }

  return {
    put: (request) => inTurn(() => put(request)),
    look: (register) => inTurn(() => read(register)),
    clear: (register, reference) => inTurn(() => clear(register, reference)),
    fixedCode,
    allow: (foreign) => void allowed.add(foreign),
  };
}

export const registerOf = ({ sellerId, externalPosId, siteId }: Charge): RegisterPath => ({
  sellerId,
  externalPosId,
  currency: siteOf(siteId).currency,
});

/** Orders of the Orders API stand by themselves, whichever code pays them. */
export const liesOnTheSlot = ({ mode, api }: Pick<Charge, 'mode' | 'api'>): boolean =>
  mode !== 'dynamic' && api === 'instore';

/** Nothing was put there yet. What will not get better by itself is said at once. */
export function notPut(error: ProviderError): IssueOutcome {
  const isFinal = ['unauthorized', 'forbidden', 'not-found', 'invalid', 'conflict'].includes(error.kind);
  return { kind: isFinal ? 'refused' : 'not-sent', error };
}

const inUse = ({ reference }: SlotOrder): IssueOutcome => ({
  kind: 'refused',
  error: { kind: 'conflict', status: 0, code: SLOT_IN_USE, message: reference, retryAfterMs: null },
});

const lost = (message: string): IssueOutcome => ({
  kind: 'unanswered',
  error: { kind: 'unreadable', status: 0, code: null, message, retryAfterMs: null },
});
