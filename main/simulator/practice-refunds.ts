import type { Fields } from '#main/simulator/json';
import { bad, countIn, done } from '#main/simulator/practice-answers';
import { createRefundDesk, type RefundDesk, type RefundRefusal } from '#main/simulator/refund-book';
import { NO_MONEY } from '#main/simulator/refunds';
import { REFUND_ERRORS } from '#main/simulator/refunds-api';
import type { Answer, World } from '#main/simulator/world';

/** `/practice/refunds`: how the provider decides from now on; what is left out is as at first. */
export function refundsCall(world: World, body: Fields): Answer {
  const usual = createRefundDesk();
  const answers = ANSWERS.find((each) => each === (body.get('answers') ?? usual.answers));
  const settlesAs = SETTLES.find((each) => each === (body.get('settlesAs') ?? usual.settlesAs));
  const settleMs = body.has('settleMs') ? countIn(body, 'settleMs') : usual.settleMs;
  const refuses = refusalIn(body.get('refuses') ?? null);
  if (answers === undefined) return bad(`answers must be one of ${ANSWERS.join(', ')}`);
  if (settlesAs === undefined) return bad(`settlesAs must be one of ${SETTLES.join(', ')}`);
  if (settleMs === null) return bad('settleMs must be a number');
  if (refuses === undefined)
    return bad(`refuses must be balance, policy or one of ${[...REFUND_ERRORS.keys()].join(', ')}`);
  Object.assign(world.desk, { answers, settlesAs, settleMs, refuses } satisfies Partial<RefundDesk>);
  return done({ answers, settlesAs, settleMs, refuses });
}

const ANSWERS = ['approved', 'in_process', 'rejected'] as const;
const SETTLES = ['approved', 'rejected'] as const;

/** Undefined where it is no word and no code of ours. */
function refusalIn(value: unknown): RefundRefusal | null | undefined {
  if (value === null || value === 'policy') return value;
  if (value === 'balance') return NO_MONEY;
  return typeof value === 'number' && REFUND_ERRORS.has(value) ? value : undefined;
}
