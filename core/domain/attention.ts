import type { ChargeState, Oddness, Reference } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { type Money, subtract, sum, toMoney, ZERO } from '#core/domain/money';
import type { PrintJobId } from '#core/domain/print-job';
import type { SaleId } from '#core/domain/sale';

/** What a person has to look at, the gravest first. */
export const CASE_KINDS = [
  'mismatch',
  'double',
  'charged-back',
  'disputed',
  'reverted',
  'late',
  'partial',
  'over',
  'unknown',
  'reconcile',
  'print-failed',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** Of what, which matter and how much: the same matter with other money is another case, and not yet looked at. */
export type CaseId = string & { readonly __caseId: never };

/** What settled it with nobody saying so. */
export type Solved = 'returned' | 'paid' | 'accepted' | 'let-go';

export type Case = {
  readonly id: CaseId;
  readonly kind: CaseKind;
  readonly reference: Reference | null;
  readonly jobId: PrintJobId | null;
  /** The money that it is about. */
  readonly amount: Money;
  readonly at: Instant;
  readonly solved: Solved | null;
};

/** A person looked, and says what came of it. */
export type CaseFact = {
  readonly at: Instant;
  readonly kind: 'case-closed';
  readonly id: CaseId;
  readonly saleId: SaleId | null;
  readonly reason: string;
  readonly by: string | null;
};
export type ClosedCase = Omit<CaseFact, 'kind'>;

/** What the lists know of a charge. */
export type ChargeMatter = {
  readonly reference: Reference;
  readonly state: ChargeState;
  readonly oddness: readonly Oddness[];
  readonly total: Money;
  readonly received: Money;
  readonly returned: Money;
  /** What of it went back, or is on its way, because we asked. */
  readonly asked: Money;
  /** When its last money was learnt of; else when it was asked for. */
  readonly learntAt: Instant;
  /** When some of it first went back. */
  readonly backAt: Instant | null;
};

export type SaleMatter = {
  readonly total: Money;
  readonly tendered: Money;
  readonly charges: readonly ChargeMatter[];
  readonly papers: readonly {
    readonly jobId: PrintJobId;
    readonly state: 'failed' | 'given-up';
    readonly at: Instant;
  }[];
};

/** Everything about a sale that needs a person, and what did and has been settled by what came after. */
export function casesOf(sale: SaleMatter): readonly Case[] {
  const tooMuch = doubleOf(sale);
  return [
    ...sale.charges.flatMap((charge) =>
      mattersOf(charge, sale, tooMuch).map((matter): Case => {
        const { kind, amount, solved } = matter;
        const id = caseId(charge.reference, kind, amount);
        return { id, kind, reference: charge.reference, jobId: null, amount, at: charge.learntAt, solved };
      }),
    ),
    ...sale.papers.map(({ jobId, state, at }): Case => {
      const id = caseId(jobId, 'print-failed', sale.total);
      const solved = state === 'given-up' ? 'let-go' : null;
      return { id, kind: 'print-failed', reference: null, jobId, amount: sale.total, at, solved };
    }),
  ];
}

export const caseId = (of: string, kind: CaseKind, amount: Money): CaseId =>
  `${of}:${kind}:${amount}` as CaseId;

type Matter = Pick<Case, 'kind' | 'amount' | 'solved'>;

function mattersOf(charge: ChargeMatter, sale: SaleMatter, tooMuch: Double | null): readonly Matter[] {
  const { state, oddness, received, returned, asked, total } = charge;
  const odd = (kind: Oddness): boolean => oddness.includes(kind);
  const allBack = received > ZERO && returned >= received ? 'returned' : null;
  const isPaid = state === 'paid' || state === 'paid-late';
  const outside = subtract(returned, asked);
  const isDouble = tooMuch?.reference === charge.reference;
  const found: (Matter | false)[] = [
    odd('mismatch') && {
      kind: 'mismatch',
      amount: received > ZERO ? received : total,
      solved: isPaid ? 'accepted' : allBack,
    },
    isDouble && { kind: odd('over') ? 'over' : 'double', amount: tooMuch.amount, solved: tooMuch.solved },
    odd('charged-back') && { kind: 'charged-back', amount: returned, solved: null },
    odd('disputed') && { kind: 'disputed', amount: received, solved: null },
    odd('reverted') &&
      !odd('charged-back') &&
      outside > ZERO && { kind: 'reverted', amount: outside, solved: null },
    // That it came late is the lesser half of the same news.
    state === 'paid-late' && !isDouble && { kind: 'late', amount: received, solved: allBack },
    odd('partial') &&
      !isAsking(state) && { kind: 'partial', amount: received, solved: allBack ?? restPaid(sale) },
    state === 'unknown' && { kind: 'unknown', amount: total, solved: null },
  ];
  return found.filter((matter) => matter !== false);
}

/** The counter has it in front. */
const isAsking = (state: ChargeState): boolean =>
  state === 'awaiting-payment' || state === 'in-process' || state === 'checking';

const netOf = ({ charges, tendered }: SaleMatter): number =>
  sum(charges.map(({ received, returned }) => subtract(received, returned))) + tendered;

const restPaid = (sale: SaleMatter): 'paid' | null => (netOf(sale) >= sale.total ? 'paid' : null);

type Double = { readonly reference: Reference; readonly amount: Money; readonly solved: 'returned' | null };

/**
 * Money belongs to the sale: what came above its total is named on the charge that was itself paid too much, else on
 * the one that brought money last. Money that came after an earlier payment had gone back was no second one.
 */
function doubleOf(sale: SaleMatter): Double | null {
  const withMoney = sale.charges.filter(({ received }) => received > ZERO);
  const came = sum(withMoney.map(({ received }) => received)) + sale.tendered;
  const itself = withMoney.find(({ oddness }) => oddness.includes('double') || oddness.includes('over'));
  const last = itself ?? withMoney.toSorted((a, b) => a.learntAt - b.learntAt).at(-1);
  if (last === undefined || came <= sale.total) return null;
  const isTooMuch = netOf(sale) > sale.total;
  const wentBackBefore = withMoney.some(({ backAt }) => backAt !== null && backAt < last.learntAt);
  if (!isTooMuch && itself === undefined && wentBackBefore) return null;
  const amount = toMoney(came - sale.total);
  return { reference: last.reference, amount, solved: isTooMuch ? null : 'returned' };
}
