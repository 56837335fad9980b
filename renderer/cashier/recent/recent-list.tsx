import { useTranslation } from 'react-i18next';
import type { RecentCharge } from '#core/order-log';
import { useCounter, useSetting } from '#renderer/cashier/counter-store';
import { answerOf, badgeOf } from '#renderer/cashier/recent/badge-of';
import { saleNumber } from '#renderer/cashier/sale-number';
import { Amount, Figure } from '#renderer/ui/amount.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { hourText, secondText } from '#renderer/ui/when';

export function RecentList({ recent }: { recent: readonly RecentCharge[] }) {
  const { t } = useTranslation('cashier');
  const [last] = recent;
  return (
    <>
      {last !== undefined && <Answer last={last} />}
      <ul className="charges" aria-label={t('recent.list')}>
        {recent.map((charge) => (
          <Row key={charge.reference} charge={charge} />
        ))}
      </ul>
    </>
  );
}

const icons = {
  paid: 'circle-check',
  open: 'hourglass',
  none: 'circle-x',
  look: 'triangle-alert',
} as const;

function Answer({ last }: { last: RecentCharge }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const answer = answerOf(last);
  const time = secondText(last.settledAt ?? last.requestedAt, setting);
  return (
    <div className={`answer ${answer}`} role="status">
      <Icon name={icons[answer]} />
      <div>
        <strong>{t(`recent.answer.${answer}`)}</strong>
        {t('recent.answerMeta', { number: saleNumber(last.saleNumber), time })}
        {last.receiptNumber !== null && <> · {t('recent.receipt', { number: last.receiptNumber })}</>}
        {answer === 'open' && (
          <>
            {' '}
            <b>{t('recent.wait')}</b>
          </>
        )}
      </div>
      <Amount value={last.total} siteId={setting.siteId} />
    </div>
  );
}

function Row({ charge }: { charge: RecentCharge }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const { kind, icon, words } = badgeOf(charge);
  const { reference, requestedAt, saleNumber: number, total, received } = charge;
  return (
    <li className={received > 0 ? '' : 'none'}>
      <button
        type="button"
        data-row={reference}
        onClick={() => useCounter.setState({ panel: { kind: 'recent', reference } })}
      >
        <b>{hourText(requestedAt, setting)}</b>
        <span className="quiet">{saleNumber(number)}</span>
        <span>
          <Badge kind={kind} icon={icon}>
            {t(`badge.${words}`)}
          </Badge>
        </span>
        <Figure value={total} siteId={setting.siteId} />
        <Icon name="chevron-right" className="go" />
      </button>
    </li>
  );
}
