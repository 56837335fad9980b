import type { AttentionView, CaseView } from '#core/day-views';
import type { CaseId } from '#core/domain/attention';
import type { Charge } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import { ZERO } from '#core/domain/money';
import { approvalOf, isMoney } from '#core/domain/payments';
import type { CaseRow, LogError, OrderLog } from '#core/order-log';
import { ok, type Result } from '#core/result';

/** As many as a person works through; `count` is of all. */
const MOST_OPEN = 100;
const MOST_DONE = 30;

export function attentionView(log: Pick<OrderLog, 'cases' | 'charge' | 'jobsOf'>): AttentionView {
  const view = (row: CaseRow): CaseView => ({
    ...caseView(row, row.reference === null ? null : log.charge(row.reference)),
    paper: row.jobId === null ? null : paperOf(log, row),
  });
  return {
    count: log.cases.count(),
    open: log.cases.open(MOST_OPEN).map(view),
    done: log.cases.done(MOST_DONE).map(view),
  };
}

function paperOf(log: Pick<OrderLog, 'jobsOf'>, { saleId, jobId }: CaseRow): CaseView['paper'] {
  if (saleId === null) return null;
  const what = log.jobsOf(saleId).find(({ id }) => id === jobId)?.what.kind ?? null;
  return what === 'report' ? null : what;
}

function caseView(row: CaseRow, charge: Charge | null): Omit<CaseView, 'paper'> {
  const approvals = charge?.payments.filter(({ status }) => isMoney(status)).map(approvalOf) ?? [];
  return {
    ...row,
    total: charge?.total ?? row.amount,
    received: charge?.received ?? ZERO,
    paidAt: approvals.length === 0 ? null : Math.max(...approvals),
    // One that was taken up has no such moment: nobody here ever asked for it.
    stoppedAt: charge?.stoppedAt || null,
  };
}

export function closeCase(
  log: Pick<OrderLog, 'cases' | 'commit'>,
  { id, reason, by, at }: { id: CaseId; reason: string; by: string | null; at: Instant },
): Result<null, LogError> {
  const row = log.cases.of(id);
  if (row === null || row.closed !== null) return ok(null);
  const fact = { at, kind: 'case-closed', id, saleId: row.saleId, reason, by } as const;
  const written = log.commit([{ stream: 'case', id, fact }]);
  return written.ok ? ok(null) : written;
}
