import type { RecentCharge } from '#core/order-log';
import type { TenderedSale } from '#core/recent-views';
import { useCounter, useSetting } from '#renderer/cashier/counter-store';
import { answerOf, badgeOf } from '#renderer/cashier/recent/badge-of';
import { MEANS_ICONS, meansOf, type RecentRow } from '#renderer/cashier/recent/recent-order';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount, Figure } from '#renderer/ui/amount.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { hourText, secondText } from '#renderer/ui/when';

export function RecentList({ rows }: { rows: readonly RecentRow[] }) {
  const { t } = useTranslation('cashier');
  const [last] = rows;
  return (
    <>
      {last !== undefined &&
        (last.kind === 'sale' ? <Tendered last={last.sale} /> : <Answer last={last.charge} />)}
      <ul className="charges" aria-label={t('recent.list')}>
        {rows.map((row) =>
          row.kind === 'sale' ? (
            <SaleRow key={row.sale.saleId} sale={row.sale} />
          ) : (
            <Row key={row.charge.reference} charge={row.charge} />
          ),
        )}
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

/** The last one was no code: it went through, and how. */
function Tendered({ last }: { last: TenderedSale }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const time = secondText(last.at, setting);
  return (
    <div className="answer paid" role="status">
      <Icon name="circle-check" />
      <div>
        <strong>{t(`closed.${meansOf(last)}`)}</strong>
        {t('recent.answerMeta', { number: saleNumber(last.saleNumber), time })} ·{' '}
        {t('recent.receipt', { number: last.receiptNumber })}
      </div>
      <Amount value={last.total} siteId={setting.siteId} />
    </div>
  );
}

function SaleRow({ sale }: { sale: TenderedSale }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const { saleId, at, saleNumber: number, total } = sale;
  const means = meansOf(sale);
  return (
    <li>
      <button
        type="button"
        data-row={saleId}
        onClick={() => useCounter.setState({ panel: { kind: 'recent', reference: null, saleId } })}
      >
        <b>{hourText(at, setting)}</b>
        <span className="quiet">{saleNumber(number)}</span>
        <span>
          <Badge kind="plain" icon={MEANS_ICONS[means]}>
            {t(`closed.${means}`)}
          </Badge>
        </span>
        <Figure value={total} siteId={setting.siteId} />
        <Icon name="chevron-right" className="go" />
      </button>
    </li>
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
