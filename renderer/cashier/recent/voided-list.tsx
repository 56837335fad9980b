import type { VoidedView } from '#core/recent-views';
import { useSetting } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Figure } from '#renderer/ui/amount.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { hourText } from '#renderer/ui/when';

/** What was rung up and taken away again, with the time and what the sale lost by it. */
export function VoidedList({ voided }: { voided: readonly VoidedView[] }) {
  const { t } = useTranslation('selling');
  const setting = useSetting();
  if (voided.length === 0)
    return (
      <Empty icon="trash-2" title={t('voided.noneTitle')}>
        {t('voided.noneHint')}
      </Empty>
    );
  return (
    <ul className="charges voided" aria-label={t('voided.list')}>
      {voided.map((each) => (
        <li key={each.id}>
          <b>{hourText(each.at, setting)}</b>
          <span>
            <Badge kind="plain" icon={each.isUndone ? 'undo-2' : 'trash-2'}>
              {t(each.isUndone ? 'voided.undone' : `voided.how.${each.leavesNothing ? 'sale' : each.how}`)}
            </Badge>
          </span>
          <span className="what">
            {each.first}
            {each.lines > 1 && <> {t('voided.more', { count: each.lines - 1 })}</>}
            {each.by !== null && <span className="quiet"> · {each.by}</span>}
          </span>
          <Figure value={each.amount} siteId={setting.siteId} />
        </li>
      ))}
    </ul>
  );
}
