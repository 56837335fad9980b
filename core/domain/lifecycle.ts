import {
  type Asking,
  type Charge,
  type ChargeFact,
  type ChargeState,
  closedSince,
  type Ending,
  type HeldPayment,
  screenDeadline,
} from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { ZERO } from '#core/domain/money';
import {
  completedAt,
  hasMismatch,
  holdOrder,
  holdPayment,
  isMoney,
  isUnderWay,
  mismatchesIn,
  oddnessOf,
  receivedOf,
  returnedOf,
} from '#core/domain/payments';
import { assertNever } from '#core/result';

type FactOf<K extends ChargeFact['kind']> = Extract<ChargeFact, { readonly kind: K }>;
export type Birth = FactOf<'charge-requested'> | FactOf<'charge-adopted'>;

/** The charge as its first fact makes it. An adopted one was never asked for here: it has only money. */
export function born(fact: Birth): Charge {
  const adopted = fact.kind === 'charge-adopted';
  return {
    ...fact.terms,
    requestedAt: fact.at,
    askedAt: fact.at,
    repeatedAt: null,
    asking: adopted ? { kind: 'ended', ending: 'expired' } : { kind: 'requested' },
    code: null,
    parked: false,
    // Whatever an adopted payment was for, nobody here was waiting for it.
    stoppedAt: adopted ? 0 : null,
    stopReason: null,
    withdrawnAt: null,
    mismatchAccepted: false,
    orders: [],
    payments: [],
    outcome: null,
    state: adopted ? 'expired' : 'requested',
    oddness: [],
    received: ZERO,
    returned: ZERO,
  };
}

/** The state is a fold of the facts. */
export function fold(facts: readonly [Birth, ...ChargeFact[]]): Charge {
  const [birth, ...rest] = facts;
  return rest.reduce<Charge>(next, born(birth));
}

export const isBirth = (fact: ChargeFact): fact is Birth =>
  fact.kind === 'charge-requested' || fact.kind === 'charge-adopted';

/**
 * The whole life. Pure and total: every state answers every fact, and the same object back means that nothing changed.
 *
 * Facts about our asking and facts about money do not disturb each other: `settle` puts them together.
 */
export function next(charge: Charge, fact: ChargeFact): Charge {
  const changed = apply(charge, fact);
  return changed === charge ? charge : settle(changed);
}

function apply(charge: Charge, fact: ChargeFact): Charge {
  switch (fact.kind) {
    case 'charge-requested':
    case 'charge-adopted':
      return charge;
    case 'request-not-sent':
      return answered(charge, { kind: 'not-sent', reason: fact.reason }, fact.at);
    case 'request-refused':
      return answered(
        charge,
        { kind: 'refused', reason: fact.reason, code: fact.code, message: fact.message },
        fact.at,
      );
    case 'request-unanswered':
      return loseAnswer(charge, fact.reason);
    case 'request-retried':
      return charge.asking.kind === 'not-sent' && isUnseen(charge)
        ? {
            ...charge,
            asking: { kind: 'requested' },
            stoppedAt: null,
            askedAt: fact.at,
            repeatedAt: null,
            expiresAt: fact.expiresAt,
          }
        : charge;
    case 'request-repeated':
      return charge.api === 'orders' && fact.at > (charge.repeatedAt ?? charge.askedAt)
        ? { ...charge, repeatedAt: fact.at }
        : charge;
    case 'code-issued':
      return issue(charge, fact);
    case 'attempt-superseded':
      return charge.asking.kind === 'unknown'
        ? { ...charge, asking: { kind: 'superseded', by: fact.by }, stoppedAt: fact.at }
        : charge;
    case 'charge-parked':
      return charge.asking.kind === 'open' && charge.mode === 'dynamic' && isUnparked(charge)
        ? { ...charge, parked: true }
        : charge;
    case 'charge-recalled':
      return charge.parked ? { ...charge, parked: false } : charge;
    case 'asking-stopped':
      return stop(charge, fact);
    case 'asking-resumed':
      return resume(charge, fact.at);
    case 'deadline-passed':
      return passDeadline(charge, fact.at);
    case 'read-after-deadline':
      return end(charge, fact.startedAt);
    case 'order-seen': {
      const orders = holdOrder(charge.orders, fact.order);
      return orders === charge.orders ? charge : see(charge, { orders });
    }
    case 'payment-seen': {
      const payments = holdPayment(charge.payments, fact.payment, fact.at);
      return payments === charge.payments ? charge : see(charge, { payments });
    }
    case 'order-withdrawn':
      return charge.withdrawnAt === null && (charge.mode !== 'dynamic' || charge.api === 'orders')
        ? { ...charge, withdrawnAt: fact.at }
        : charge;
    case 'mismatch-accepted':
      return canAccept(charge) ? { ...charge, mismatchAccepted: true } : charge;
    default:
      return assertNever(fact, 'fact');
  }
}

/** An order or a payment bears the reference: whatever was thought of the request, it arrived. */
const isUnseen = ({ orders, payments }: Charge): boolean => orders.length === 0 && payments.length === 0;

const isUnparked = ({ parked, outcome }: Charge): boolean => !parked && outcome === null;

/** What a person accepted is what there was to look at: anything strange that comes later is looked at again. */
function see(charge: Charge, money: Partial<Pick<Charge, 'orders' | 'payments'>>): Charge {
  const seen = { ...charge, ...money };
  return {
    ...seen,
    mismatchAccepted: charge.mismatchAccepted && mismatchesIn(seen) <= mismatchesIn(charge),
  };
}

/** Before any money there is nothing to accept, and what comes then would be accepted unseen. */
function canAccept(charge: Charge): boolean {
  const hasMoney = charge.payments.some(({ status }) => isMoney(status));
  return hasMoney && hasMismatch(charge) && !charge.mismatchAccepted;
}

function loseAnswer(charge: Charge, reason: FactOf<'request-unanswered'>['reason']): Charge {
  if (charge.asking.kind === 'requested') return { ...charge, asking: { kind: 'unknown', reason } };
  return isAnswerDue(charge)
    ? { ...charge, asking: { kind: 'checking', ending: 'cancelled', isAnswerLost: true } }
    : charge;
}

/** Cancelled while the provider was answering. */
const isAnswerDue = ({ asking, code }: Charge): boolean =>
  asking.kind === 'checking' &&
  asking.ending === 'cancelled' &&
  asking.isAnswerLost === undefined &&
  code === null;

/** The provider said no, or never heard us: nothing exists there. A cancel that was waiting for this is over. */
function answered(charge: Charge, asking: Asking, at: Instant): Charge {
  if (charge.asking.kind === 'requested') return { ...charge, asking, stoppedAt: at };
  return isAnswerDue(charge) ? { ...charge, asking: { kind: 'ended', ending: 'cancelled' } } : charge;
}

/** An answer after its timeout is dropped: the attempt may be superseded already, and its code must never show. */
function issue(charge: Charge, fact: FactOf<'code-issued'>): Charge {
  const code = {
    qrData: fact.qrData,
    providerOrderId: fact.providerOrderId,
    issuedAt: fact.at,
    providerMs: fact.providerMs,
  };
  if (charge.asking.kind === 'requested' || (charge.asking.kind === 'unknown' && isSettledByAsking(charge)))
    return { ...charge, code, asking: { kind: 'open' } };
  // Kept, so that charging again can show this same code.
  return isAnswerDue(charge) || isToBeTakenBack(charge) ? { ...charge, code } : charge;
}

/**
 * The register's slot was read and holds this very order; or Orders was asked again under the same key, which makes one
 * order however often. A dynamic instore code that comes after its timeout may be superseded already.
 */
const isSettledByAsking = ({ mode, api }: Charge): boolean => mode !== 'dynamic' || api === 'orders';

/** Cancelled while nobody knew of the order: it is asked for again only to learn its id. */
const isToBeTakenBack = ({ api, asking, code }: Charge): boolean =>
  api === 'orders' && asking.kind === 'checking' && code === null;

function stop(charge: Charge, { at, why }: FactOf<'asking-stopped'>): Charge {
  if (charge.outcome !== null) return charge;
  switch (charge.asking.kind) {
    case 'requested':
    case 'unknown':
    case 'open': {
      const asking: Asking = { kind: 'checking', ending: 'cancelled' };
      return {
        ...charge,
        asking: charge.asking.kind === 'unknown' ? { ...asking, isAnswerLost: true } : asking,
        parked: false,
        stoppedAt: at,
        stopReason: why,
      };
    }
    case 'not-sent':
      return { ...charge, asking: { kind: 'ended', ending: 'cancelled' }, stopReason: why };
    case 'superseded':
    case 'refused':
    case 'checking':
    case 'ended':
      return charge;
    default:
      return assertNever(charge.asking, 'asking');
  }
}

function resume(charge: Charge, at: Instant): Charge {
  const { asking } = charge;
  // What can be taken back is, as soon as nobody waits for it: only an order that cannot is asked for again.
  const isStill = charge.api === 'instore' && charge.mode === 'dynamic' && charge.withdrawnAt === null;
  const stillGood = charge.code !== null && isStill && at < screenDeadline(charge);
  // Once all the money is there the code is never shown again, even while the paid rule waits for the order or a person.
  const isForAPerson = charge.received >= charge.total || hasMismatch(charge);
  const cancelled = asking.kind === 'checking' && asking.ending === 'cancelled';
  if (!cancelled || !stillGood || charge.outcome !== null || isForAPerson) return charge;
  return { ...charge, asking: { kind: 'open' }, stoppedAt: null, stopReason: null };
}

function passDeadline(charge: Charge, at: Instant): Charge {
  if (at < screenDeadline(charge)) return charge;
  const waiting = charge.asking.kind === 'open' || charge.asking.kind === 'unknown';
  // A payment approved between our taking the code off and the provider's expiry was still asked for.
  return waiting
    ? {
        ...charge,
        asking: { kind: 'checking', ending: 'expired' },
        parked: false,
        stoppedAt: charge.expiresAt,
      }
    : charge;
}

/** Only a whole read begun after nobody could pay any more proves that there is no money. */
function end(charge: Charge, startedAt: Instant): Charge {
  const since = closedSince(charge);
  if (startedAt <= since || charge.payments.some(isUndecided) || isUncounted(charge)) return charge;
  const ending = endingOf(charge.asking);
  if (ending === null) return charge;
  return {
    ...charge,
    asking: { kind: 'ended', ending },
    parked: false,
    stoppedAt: charge.stoppedAt ?? since,
  };
}

/** A word we do not know says neither money nor no money. */
const isUndecided = ({ status }: HeldPayment): boolean => isUnderWay(status) || status === 'unknown';

/** All the money is seen and no closed order of ours yet: read on until they agree. */
function isUncounted(charge: Charge): boolean {
  const covered = charge.received > ZERO && charge.received >= charge.total;
  return covered && charge.outcome === null && !hasMismatch(charge);
}

function endingOf(asking: Asking): Ending | null {
  if (asking.kind === 'open' || asking.kind === 'unknown') return 'expired';
  return asking.kind === 'checking' ? asking.ending : null;
}

/** Puts the asking and the money together: sums, oddness, outcome and the one state that people are told. */
function settle(charge: Charge): Charge {
  const money = {
    ...charge,
    received: receivedOf(charge),
    returned: returnedOf(charge),
    oddness: oddnessOf(charge),
  };
  const outcome = charge.outcome?.kind === 'paid' ? charge.outcome : (outcomeOf(money) ?? charge.outcome);
  return { ...money, outcome, parked: money.parked && outcome === null, state: stateOf(money, outcome) };
}

/** The paid rule: enough money, a closed order of ours, and nothing about it that is not ours. */
function outcomeOf(charge: Charge): Charge['outcome'] {
  const complete = completedAt(charge);
  if (complete === null) return null;
  const closed = charge.orders.some(({ status }) => status === 'closed');
  const agreed = closed && !hasMismatch(charge);
  if (!agreed && !charge.mismatchAccepted) return null;
  // Past the deadline is late even where nobody wrote down yet that it has passed.
  const late = complete.approvedAt > Math.min(charge.stoppedAt ?? charge.expiresAt, charge.expiresAt);
  return { kind: late ? 'paid-late' : 'paid', ...complete };
}

function stateOf(charge: Charge, outcome: Charge['outcome']): ChargeState {
  if (outcome !== null) return outcome.kind;
  if (charge.payments.some(({ status }) => isUnderWay(status))) return 'in-process';
  switch (charge.asking.kind) {
    case 'open':
      return 'awaiting-payment';
    case 'ended':
      // Money that came in after all and still waits for its order: ended would say that there is none.
      return isUncounted({ ...charge, outcome }) ? 'checking' : charge.asking.ending;
    case 'requested':
    case 'not-sent':
    case 'unknown':
    case 'superseded':
    case 'refused':
    case 'checking':
      return charge.asking.kind;
    default:
      return assertNever(charge.asking, 'asking');
  }
}
