import { type AuditEntry, isAuditKind } from '#core/audit';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useChangeWords } from '#renderer/cashier/settings/change-words';
import { useTrustWords } from '#renderer/cashier/trust-words';

/** An entry of the audit in words: what was done, and under it who, why and to what. */
export function useAuditWords() {
  const { t } = useTrustWords();
  const { nameOf, wordsOf } = useChangeWords();

  /** One of a newer version of the program: better its own name than none. */
  const titleOf = ({ kind }: AuditEntry): string => (isAuditKind(kind) ? t(`audit.kind.${kind}`) : kind);

  function detailOf(entry: AuditEntry): string {
    const { kind, subject, old, new: now, who, approver, reason, saleNumber: sale, zNumber } = entry;
    if (kind === 'setting-changed')
      return subject === null
        ? ''
        : `${nameOf(subject)}: ${wordsOf(subject, old ?? undefined)} → ${wordsOf(subject, now)}`;
    return [
      ...(sale === null ? [] : [t('audit.sale', { number: saleNumber(sale) })]),
      ...(zNumber === null ? [] : [t('audit.z', { number: zNumber })]),
      ...(subject === null || kind === 'act-approved' ? [] : [subject]),
      ...(who === null ? [] : [t('audit.by', { name: who })]),
      ...(approver === null ? [] : [t('audit.approver', { name: approver })]),
      ...(reason === null ? [] : [t('audit.reason', { reason })]),
    ].join(' · ');
  }

  return { titleOf, detailOf };
}
