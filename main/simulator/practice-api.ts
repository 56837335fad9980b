import { createFaults, type Faults, readFault } from '#main/simulator/faults';
import { type Fields, readFields } from '#main/simulator/json';
import { notificationsCall } from '#main/simulator/notif-settings';
import { isLoopback, type Notifier } from '#main/simulator/notifier';
import {
  amountIn,
  answerOf,
  bad,
  countIn,
  done,
  instantIn,
  paidAnswer,
  REFUSED,
  wordIn,
} from '#main/simulator/practice-answers';
import { registerCall, storeCall } from '#main/simulator/practice-estate';
import { othersCall } from '#main/simulator/practice-others';
import { refundsCall } from '#main/simulator/practice-refunds';
import { sellerCall } from '#main/simulator/practice-seller';
import { emptySlotCall, heldCall, scanFixedCall, slotCall } from '#main/simulator/practice-slot';
import { accountView, codesView } from '#main/simulator/practice-views';
import { slotNow } from '#main/simulator/slot';
import { timeOf } from '#main/simulator/views';
import { move, type Outcome, type Paying, pay, scan, settle } from '#main/simulator/wallet';
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
    'POST /practice/others': (body) => othersCall(world, body),
    'POST /practice/refunds': (body) => refundsCall(world, body),
    'POST /practice/store': (body) => storeCall(world, body),
    'POST /practice/register': (body) => registerCall(world, body),
    'POST /practice/faults': (body) => faultsCall(faults, body),
    'POST /practice/clock': (body) => clockCall(world, body),
    'POST /practice/offline': goOffline,
    'POST /practice/notify': (body) => notifyCall(notifier, body),
    'POST /practice/notifications': (body) => notificationsCall(notifier.set, body),
    'GET /practice/slot': () => heldCall(world),
    'POST /practice/seller': (body) => sellerCall(world, body),
    'POST /practice/slot': (body) => slotCall(world, body),
    'DELETE /practice/slot': () => emptySlotCall(world),
    'GET /practice/account': () => done(accountView(world)),
    'GET /practice/orders': () => done({ orders: codesView(world) }),
  };
  return {
    faults,
    offlineUntil: () => offlineUntil,
    answer: (method, path, body) => {
      const call = calls[`${method} ${path}`];
      if (call === undefined) return answerOf(404, 'no_such_call', `${method} ${path}`);
      const fields = method === 'POST' ? readFields(body) : new Map();
      return fields === null ? bad('the body must be a JSON object') : call(fields);
    },
  };
}

function scanCall(world: World, body: Fields): Answer {
  if (body.get('fixed') === true) return scanFixedCall(world, body);
  const reference = wordIn(body, 'external_reference');
  if (reference === null) return bad('external_reference must be text');
  const scanned = scan(
    world,
    { reference, codeId: wordIn(body, 'in_store_order_id') ?? undefined },
    body.get('late') === true,
  );
  return scanned.ok ? done({ merchant_order_id: scanned.value.id }) : REFUSED[scanned.error];
}

function payCall(world: World, body: Fields): Answer {
  const held = body.get('fixed') === true ? slotNow(world) : undefined;
  if (held === null) return REFUSED.no_such_order;
  const reference = held?.reference ?? wordIn(body, 'external_reference');
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
    codeId: held?.id ?? wordIn(body, 'in_store_order_id') ?? undefined,
    percent: countIn(body, 'percent') ?? undefined,
    detail: wordIn(body, 'detail') ?? undefined,
    late: body.get('late') === true,
    newScan: body.get('newScan') === true,
    approvedAt: instantIn(body, 'approvedAt'),
  };
  return paidAnswer(pay(world, paying));
}

const whichIn = (body: Fields) => ({
  reference: wordIn(body, 'external_reference') ?? undefined,
  paymentId: countIn(body, 'payment_id') ?? undefined,
});

function settleCall(world: World, body: Fields): Answer {
  const outcome = outcomeIn(body);
  if (outcome === null) return bad('outcome is needed');
  const decision = {
    outcome,
    detail: wordIn(body, 'detail') ?? undefined,
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

function outcomeIn(body: Fields): Outcome | null {
  const outcome = body.get('outcome');
  return outcome === 'approved' || outcome === 'rejected' || outcome === 'in_process' ? outcome : null;
}
