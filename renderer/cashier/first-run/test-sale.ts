import type { CashierView } from '#core/views';
import { storyIn } from '#renderer/cashier/counter-store';

/** How one line of the test stands: not begun, under way, seen to work, or not. */
export type Seen = 'idle' | 'wait' | 'good' | 'bad';
export type TestLines = {
  readonly code: Seen;
  readonly paid: Seen;
  /** `none`: nothing is printed by itself here. */
  readonly receipt: Seen | 'none';
};

type Told = Pick<CashierView, 'charge' | 'sale' | 'lights'>;

const NOTHING: TestLines = { code: 'idle', paid: 'idle', receipt: 'idle' };
/** What became of a charge whose code was never seen. */
const WITHOUT_CODE: ReadonlySet<string> = new Set(['not-sent', 'unknown', 'refused', 'superseded']);

/** What the charge in front shows of the way from code to paper. Nothing is taken for granted: good is what was seen. */
export function linesOf(told: Told, printsByItself: boolean): TestLines {
  const { charge, sale } = told;
  if (charge === null) return NOTHING;
  if (charge.paidAt !== null) return { code: 'good', paid: 'good', receipt: receiptOf(told, printsByItself) };
  if (charge.state === 'requested') return { ...NOTHING, code: 'wait' };
  if (WITHOUT_CODE.has(charge.state)) return { ...NOTHING, code: 'bad' };
  const story = storyIn({ charge, sale });
  const isWaiting = story?.kind === 'ask' || charge.state === 'in-process' || charge.state === 'checking';
  return { code: 'good', paid: isWaiting ? 'wait' : 'bad', receipt: 'idle' };
}

function receiptOf({ sale: { print }, lights }: Told, printsByItself: boolean): TestLines['receipt'] {
  if (print === null) return printsByItself ? 'wait' : 'none';
  switch (print.state) {
    case 'sent':
      return 'good';
    case 'failed':
    case 'given-up':
      return 'bad';
    case 'queued':
    case 'sending':
      return lights.printer.state === 'trouble' ? 'bad' : 'wait';
  }
}

/** The test has come to its end: nothing of it is still to be waited for. */
export const isOver = ({ paid, receipt }: TestLines): boolean =>
  paid === 'good' && receipt !== 'wait' && receipt !== 'idle';
