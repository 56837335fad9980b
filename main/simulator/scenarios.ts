/** What a practice customer does, as data: the control calls to make and how long to wait before each. */

export const SCENARIOS = [
  'paid',
  'rejected-then-paid',
  'slow',
  'expired',
  'cancelled',
  'late',
  'double',
  'partial',
  'offline',
  'unknown',
] as const;
export type ScenarioId = (typeof SCENARIOS)[number];

/** A control call, `/practice/<call>`. Wallet steps get `external_reference` added. */
export type Step = {
  readonly afterMs: number;
  readonly call: string;
  readonly body: Readonly<Record<string, unknown>>;
};

export type Scenario = {
  readonly id: ScenarioId;
  /** Before the charge is made: what goes wrong on the way. */
  readonly before: readonly Step[];
  /** Once a code is on the screen, for the reference it bears. */
  readonly shown: readonly Step[];
  /** Once the counter has stopped asking: expired or cancelled. */
  readonly ended: readonly Step[];
  /** What the cashier's side does, for whoever drives both: nobody but a person can cancel. */
  readonly cashier: 'waits' | 'cancels' | 'waits-for-the-deadline';
};

const scan = (afterMs: number): Step => ({ afterMs, call: 'scan', body: {} });
const pay = (afterMs: number, body: Record<string, unknown>): Step => ({ afterMs, call: 'pay', body });
const approve = (afterMs: number): Step => pay(afterMs, { outcome: 'approved' });
const plain = { before: [], ended: [], cashier: 'waits' } as const;

/** How long nobody answers: long enough to be noticed, short enough to wait for. */
const OFFLINE_MS = 4000;

/** What makes an order, whichever way; not what reads or clears the register's slot. */
const ORDERS = ['POST /instore/', 'PUT /instore/', 'POST /v1/orders'];

export const scenarios: Readonly<Record<ScenarioId, Scenario>> = {
  paid: { ...plain, id: 'paid', shown: [scan(1200), approve(1300)] },
  'rejected-then-paid': {
    ...plain,
    id: 'rejected-then-paid',
    shown: [scan(1000), pay(1200, { outcome: 'rejected' }), approve(2500)],
  },
  slow: {
    ...plain,
    id: 'slow',
    shown: [
      scan(1000),
      pay(1200, { outcome: 'in_process' }),
      { afterMs: 6000, call: 'settle', body: { outcome: 'approved' } },
    ],
  },
  expired: { ...plain, id: 'expired', shown: [], cashier: 'waits-for-the-deadline' },
  cancelled: { ...plain, id: 'cancelled', shown: [scan(1000)], cashier: 'cancels' },
  late: {
    ...plain,
    id: 'late',
    shown: [scan(1000)],
    // `late`, for the code may have expired by then; whoever scanned in time may still confirm.
    ended: [pay(1500, { outcome: 'approved', late: true })],
    cashier: 'waits-for-the-deadline',
  },
  double: {
    ...plain,
    id: 'double',
    // Two phones over one code: each has an order of its own, and both go through.
    shown: [scan(1000), scan(100), approve(1100), approve(200)],
  },
  partial: {
    ...plain,
    id: 'partial',
    shown: [scan(1000), pay(1200, { outcome: 'approved', percent: 50 })],
    cashier: 'waits-for-the-deadline',
  },
  offline: {
    ...plain,
    id: 'offline',
    before: [{ afterMs: 0, call: 'offline', body: { forMs: OFFLINE_MS } }],
    shown: [scan(1000), approve(1200)],
  },
  unknown: {
    ...plain,
    id: 'unknown',
    // Cut, not reset: a connection reset before any answer may be retried by the network stack itself.
    before: [{ afterMs: 0, call: 'faults', body: { match: ORDERS, fault: 'cut', times: 1, when: 'after' } }],
    shown: [scan(1000), approve(1200)],
  },
};

/** One control call: over HTTP or straight into a simulator. */
export type Control = (call: string, body: Readonly<Record<string, unknown>>) => Promise<void>;

export type PlayDeps = {
  readonly control: Control;
  /** May reject once the signal is aborted: then the customer has left. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly signal?: AbortSignal;
};

export const prepare = (id: ScenarioId, deps: PlayDeps): Promise<void> =>
  playSteps(scenarios[id].before, {}, deps);

/** The wallet's part over the code that is on the screen. */
export const playShown = (id: ScenarioId, reference: string, deps: PlayDeps): Promise<void> =>
  playSteps(scenarios[id].shown, { external_reference: reference }, deps);

export const playEnded = (id: ScenarioId, reference: string, deps: PlayDeps): Promise<void> =>
  playSteps(scenarios[id].ended, { external_reference: reference }, deps);

async function playSteps(
  steps: readonly Step[],
  target: Readonly<Record<string, unknown>>,
  { control, sleep, signal }: PlayDeps,
): Promise<void> {
  for (const { afterMs, call, body } of steps) {
    if (afterMs > 0) await sleep(afterMs, signal);
    if (signal?.aborted === true) return;
    await control(call, { ...target, ...body });
  }
}
