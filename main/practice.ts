import { z } from 'zod';
import type { Reference } from '#core/domain/charge';
import { SITE_IDS, type SiteId } from '#core/domain/site';
import type { PracticeScenario, RefundFate } from '#core/ipc-contract';
import type { Fetch } from '#main/mercado-pago/exchange';
import type { AccountInUse } from '#main/session-deps';
import { type Control, playEnded, playShown, scenarios } from '#main/simulator/scenarios';
import { createSimulator } from '#main/simulator/simulator';

/** Selling without money: a simulated provider of our own, or one that already runs on this PC. */
export type Practice = {
  readonly account: AccountInUse;
  /** Plays the customer's wallet for a code that is on the screen. */
  play(reference: Reference, scenario: PracticeScenario): void;
  /** From now on the provider takes refunds so. */
  decideRefunds(fate: RefundFate): void;
  close(): Promise<void>;
};

type Deps = {
  readonly apiUrl: string | null;
  readonly siteId: SiteId;
  readonly seed: number;
  readonly fetch: Fetch;
  readonly note: (what: string, detail: string) => void;
};

export async function createPractice(deps: Deps): Promise<Practice> {
  return deps.apiUrl === null ? ownSimulator(deps) : runningSimulator(deps, deps.apiUrl);
}

async function ownSimulator({ siteId, seed, note }: Deps): Promise<Practice> {
  const simulator = createSimulator({ site: siteId, seed, clock: { now: Date.now } });
  const { url, close } = await simulator.listen(0);
  const { accessToken, userId, externalPosId, externalStoreId } = simulator.shop;
  const control: Control = async (call, body) => {
    const { status } = simulator.control(call, body);
    if (status >= 400) note('practice', `${call} ${status}`);
  };
  return {
    account: {
      baseUrl: url,
      accessToken: () => accessToken,
      siteId,
      sellerId: String(userId),
      externalPosId,
      externalStoreId,
    },
    play: player(control),
    decideRefunds: refundDecider(control),
    close,
  };
}

const described = z.object({
  site: z.enum(SITE_IDS),
  accessToken: z.string(),
  userId: z.union([z.string(), z.number()]),
  externalPosId: z.string(),
  externalStoreId: z.string().nullable().default(null),
});

async function runningSimulator({ fetch, note }: Deps, apiUrl: string): Promise<Practice> {
  const shop = described.parse(JSON.parse(await call(fetch, 'GET', `${apiUrl}/practice/account`, null)));
  const control: Control = async (name, body) => {
    await call(fetch, 'POST', `${apiUrl}/practice/${name}`, JSON.stringify(body)).catch((error: unknown) =>
      note('practice', String(error)),
    );
  };
  const account = {
    baseUrl: apiUrl,
    accessToken: () => shop.accessToken,
    siteId: shop.site,
    sellerId: String(shop.userId),
    externalPosId: shop.externalPosId,
    externalStoreId: shop.externalStoreId,
  };
  return {
    account,
    play: player(control),
    decideRefunds: refundDecider(control),
    close: () => Promise.resolve(),
  };
}

function player(control: Control): Practice['play'] {
  const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
  return (reference, scenario) => {
    const deps = { control, sleep };
    // Nobody waits at the counter for a late wallet: it pays when it pays.
    void playShown(scenario, reference, deps).then(() =>
      scenarios[scenario].ended.length > 0 ? playEnded(scenario, reference, deps) : undefined,
    );
  };
}

const FATES: Readonly<Record<RefundFate, Readonly<Record<string, unknown>>>> = {
  done: {},
  slow: { answers: 'in_process', settleMs: 15_000 },
  refused: { refuses: 'balance' },
};

const refundDecider =
  (control: Control): Practice['decideRefunds'] =>
  (fate) =>
    void control('refunds', FATES[fate]);

const CONTROL_TIMEOUT_MS = 5000;

async function call(fetch: Fetch, method: 'GET' | 'POST', url: string, body: string | null): Promise<string> {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === null ? {} : { body }),
    signal: AbortSignal.timeout(CONTROL_TIMEOUT_MS),
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.body ?? []) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
