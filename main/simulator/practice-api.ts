import { type Money, toMoney } from '#core/domain/money';
import type { Result } from '#core/result';
import { createFaults, type Faults, readFault } from '#main/simulator/faults';
import { type Fields, type JsonObject, readAmount, readFields } from '#main/simulator/json';
import { isLoopback, type Notifier } from '#main/simulator/notifier';
import { orderView, timeOf } from '#main/simulator/views';
import {
  move,
  type Outcome,
  type Paid,
  type Paying,
  pay,
  type Refusal,
  scan,
  settle,
} from '#main/simulator/wallet';
import type { Answer, PaymentWord, World } from '#main/simulator/world';

/** The calls that play the customer, the network and the clock. JSON in, JSON out, no token. */
export type Practice = {
  readonly faults: Faults;
  /** Until when nobody is to be let in. */
  offlineUntil(): number;
  answer(method: string, path: string, body: string): Answer;
};

type Call = (body: Fields) => Answer;

export function createPractice(
  world: World,
  notifier: Notifier,
  onOffline: (forMs: number) => void,
): Practice {
  const faults = createFaults();
  let offlineUntil = 0;
  const goOffline: Call = (body) => {
    const forMs = countIn(body, 'forMs');
    if (forMs === null) return bad('forMs must be a number');
    offlineUntil = world.now() + forMs;
    onOffline(forMs);
    return done({ until: timeOf(offlineUntil) });
  };
  const calls: Record<string, Call> = {
    'POST /practice/scan': (body) => scanCall(world, body),
    'POST /practice/pay': (body) => payCall(world, body),
    'POST /practice/settle': (body) => settleCall(world, body),
    'POST /practice/payment': (body) => moveCall(world, body),
    'POST /practice/faults': (body) => faultsCall(faults, body),
    'POST /practice/clock': (body) => clockCall(world, body),
    'POST /practice/offline': goOffline,
    'POST /practice/notify': (body) => notifyCall(notifier, body),
    'GET /practice/account': () => done(accountView(world)),
    'GET /practice/orders': () => done({ orders: codesView(world) }),
  };
  return {
    faults,
    offlineUntil: () => offlineUntil,
    answer: (method, path, body) => {
      const call = calls[`${method} ${path}`];
      if (call === undefined) return answerOf(404, 'no_such_call', `${method} ${path}`);
      const fields = method === 'GET' ? new Map() : readFields(body);
      return fields === null ? bad('the body must be a JSON object') : call(fields);
    },
  };
}

/** How to get in: what the program's first line says, for one who knows only the address. */
function accountView({ shop, site }: World): JsonObject {
  const { accessToken, userId, externalStoreId, externalPosId } = shop;
  return { site: site.id, accessToken, userId, externalStoreId, externalPosId };
}

const done = (body: JsonObject): Answer => ({ status: 200, body });
const answerOf = (status: number, error: string, message: string): Answer => ({
  status,
  body: { error, message, status },
});
const bad = (message: string): Answer => answerOf(400, 'bad_request', message);

const REFUSED: Record<Refusal, Answer> = {
  no_such_order: answerOf(404, 'no_such_order', 'no code was made for this reference'),
  no_such_payment: answerOf(404, 'no_such_payment', 'no such payment in a state that allows it'),
  order_expired: answerOf(409, 'order_expired', 'the code has expired; say late to pay all the same'),
  bad_amount: answerOf(400, 'bad_amount', 'nothing to pay or to give back'),
};

function scanCall(world: World, body: Fields): Answer {
  const reference = textIn(body, 'external_reference');
  if (reference === null) return bad('external_reference must be text');
  const scanned = scan(
    world,
    { reference, codeId: textIn(body, 'in_store_order_id') ?? undefined },
    body.get('late') === true,
  );
  return scanned.ok ? done({ merchant_order_id: scanned.value.id }) : REFUSED[scanned.error];
}

function payCall(world: World, body: Fields): Answer {
  const reference = textIn(body, 'external_reference');
  const outcome = outcomeIn(body);
  if (reference === null || outcome === null) return bad('external_reference and outcome are needed');
  const amount = amountIn(world, body, 'amount');
  const interest = amountIn(world, body, 'interest');
  if (amount === null || interest === null) return bad('amounts must be numbers above nothing');
  const paying: Paying = {
    reference,
    outcome,
    amount,
    interest,
    codeId: textIn(body, 'in_store_order_id') ?? undefined,
    percent: countIn(body, 'percent') ?? undefined,
    detail: textIn(body, 'detail') ?? undefined,
    late: body.get('late') === true,
    newScan: body.get('newScan') === true,
    approvedAt: instantIn(body, 'approvedAt'),
  };
  return paidAnswer(pay(world, paying));
}

const paidAnswer = (paid: Result<Paid, Refusal>): Answer =>
  paid.ok
    ? done({
        merchant_order_id: paid.value.order.id,
        payment_id: paid.value.payment.id,
        status: paid.value.payment.status,
      })
    : REFUSED[paid.error];

const whichIn = (body: Fields) => ({
  reference: textIn(body, 'external_reference') ?? undefined,
  paymentId: countIn(body, 'payment_id') ?? undefined,
});

function settleCall(world: World, body: Fields): Answer {
  const outcome = outcomeIn(body);
  if (outcome === null) return bad('outcome is needed');
  const decision = {
    outcome,
    detail: textIn(body, 'detail') ?? undefined,
    approvedAt: instantIn(body, 'approvedAt'),
  };
  return paidAnswer(settle(world, whichIn(body), decision));
}

const WORDS: readonly PaymentWord[] = [
  'in_process',
  'rejected',
  'cancelled',
  'approved',
  'in_mediation',
  'refunded',
  'charged_back',
];

function moveCall(world: World, body: Fields): Answer {
  const status = WORDS.find((word) => word === body.get('status'));
  const amount = amountIn(world, body, 'amount');
  if (status === undefined || amount === null) return bad(`status must be one of ${WORDS.join(', ')}`);
  return paidAnswer(move(world, whichIn(body), status, amount));
}

function faultsCall(faults: Faults, body: Fields): Answer {
  if (body.get('clear') === true) {
    faults.clear();
    return done({});
  }
  const read = readFault(body);
  if (!read.ok) return bad(read.error);
  faults.add(read.value);
  return done({ ...read.value });
}

function clockCall(world: World, body: Fields): Answer {
  const advanceMs = countIn(body, 'advanceMs');
  if (advanceMs === null) return bad('advanceMs must be a number');
  world.advance(advanceMs);
  return done({ now: timeOf(world.now()) });
}

function notifyCall(notifier: Notifier, body: Fields): Answer {
  const url = body.get('url');
  if (url !== null && (typeof url !== 'string' || !isLoopback(url)))
    return bad('url must be http on this computer');
  notifier.sendTo(url);
  return done({});
}

const codesView = (world: World): readonly JsonObject[] =>
  world.codes.map((code) => ({
    in_store_order_id: code.id,
    external_reference: code.reference,
    total_amount: code.total / 10 ** world.site.decimals,
    qr_data: code.qrData,
    date_created: timeOf(code.createdAt),
    expiration_date: timeOf(code.expiresAt),
    merchant_orders: world.scans
      .filter((order) => order.code === code)
      .map((order) => orderView(world, order)),
  }));

function textIn(body: Fields, name: string): string | null {
  const value = body.get(name);
  return typeof value === 'string' && value !== '' ? value : null;
}

function countIn(body: Fields, name: string): number | null {
  const value = body.get(name);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function outcomeIn(body: Fields): Outcome | null {
  const outcome = body.get('outcome');
  return outcome === 'approved' || outcome === 'rejected' || outcome === 'in_process' ? outcome : null;
}

/** Undefined where it is left out, null where it is no amount. */
function amountIn(world: World, body: Fields, name: string): Money | null | undefined {
  if (!body.has(name)) return undefined;
  const amount = readAmount(body.get(name), world.site.decimals);
  return amount === null || amount <= 0 ? null : toMoney(amount);
}

function instantIn(body: Fields, name: string): number | undefined {
  const at = Date.parse(textIn(body, name) ?? '');
  return Number.isNaN(at) ? undefined : at;
}
