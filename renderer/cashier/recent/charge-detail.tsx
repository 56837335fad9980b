import { useEffect, useState } from 'react';
import type { ChargeFact } from '#core/domain/charge';
import { formatMoney, siteOf } from '#core/domain/site';
import type { RecentCharge } from '#core/order-log';
import type { PaymentView } from '#core/refund-views';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { badgeOf } from '#renderer/cashier/recent/badge-of';
import { Papers } from '#renderer/cashier/recent/papers.tsx';
import { SaleMoney } from '#renderer/cashier/recent/sale-money.tsx';
import { useFactWords } from '#renderer/cashier/recent/use-fact-words';
import { useRefundWords } from '#renderer/cashier/recent/use-refund-words';
import { useSaleMoney } from '#renderer/cashier/recent/use-sale-money';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount } from '#renderer/ui/amount.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { secondText } from '#renderer/ui/when';

/** One charge: where it stands, what may be done, and everything that happened to it, with times. */
export function ChargeDetail({ charge }: { charge: RecentCharge }) {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const { kind, icon, words } = badgeOf(charge);
  const site = siteOf(siteId);
  const { received, returned, receiptNumber, reference, saleId } = charge;
  const money = useSaleMoney(saleId);
  const payments = money?.payments.filter((payment) => payment.reference === reference) ?? [];
  return (
    <div className="one-charge">
      <div className="sum">
        <Badge kind={kind} icon={icon}>
          {t(`badge.${words}`)}
        </Badge>
        <Amount value={charge.total} siteId={siteId} />
        <p className="quiet">
          {received > 0 && t('recent.received', { amount: formatMoney(received, site) })}
          {returned > 0 && <> · {t('recent.returned', { amount: formatMoney(returned, site) })}</>}
        </p>
        <div className="buttons">
          <Following charge={charge} />
          {receiptNumber !== null && <Papers saleId={saleId} saleNumber={charge.saleNumber} />}
        </div>
      </div>
      {money !== null && <SaleMoney money={money} payments={payments} />}
      <Timeline charge={charge} payments={payments} />
      <p className="quiet small reference">{reference}</p>
    </div>
  );
}

/** What still waits for money can be asked about, and taken up again when it was put aside. */
function Following({ charge: { reference, state } }: { charge: RecentCharge }) {
  const { t } = useTranslation('cashier');
  const { charges, ticket, bridge } = useActions();
  const isParked = useView((view) => view.parked.some((parked) => parked.reference === reference));
  const [isAsking, setAsking] = useState(false);
  const check = async () => {
    setAsking(true);
    await ticket.ask(bridge.request('charge/check', { reference }));
    setAsking(false);
  };
  return (
    <>
      {isParked && <Button onPress={() => void charges.recall(reference)}>{t('parked.recall')}</Button>}
      {!QUIET.has(state) && (
        <Button
          icon="refresh-cw"
          shutReason={isAsking ? t('act.checking') : null}
          onPress={() => void check()}
        >
          {t('act.check')}
        </Button>
      )}
    </>
  );
}

/** Nothing was ever asked of the provider, or the money is in. */
const QUIET: ReadonlySet<RecentCharge['state']> = new Set(['paid', 'not-sent', 'refused']);

type Told = { readonly at: number; readonly key: string; readonly words: string };

/** The charge's own facts and the steps of its refunds, in the order in which they came. */
function Timeline({ charge, payments }: { charge: RecentCharge; payments: readonly PaymentView[] }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const say = useFactWords();
  const refunding = useRefundWords();
  const facts = useFacts(charge).map((fact): Told => {
    const words = say(fact, charge.total);
    return { at: fact.at, key: `${fact.at} ${fact.kind} ${words}`, words };
  });
  const steps = payments
    .flatMap(({ refunds }) => refunds)
    .flatMap((refund) =>
      refund.steps.map((step): Told => {
        const key = `${step.at} ${step.kind} ${refund.id}`;
        return { at: step.at, key, words: refunding.step(refund, step) };
      }),
    );
  return (
    <>
      <h2>{t('recent.facts')}</h2>
      <ol className="facts">
        {[...facts, ...steps]
          .toSorted((a, b) => a.at - b.at)
          .map(({ at, key, words }) => (
            <li key={key}>
              <time>{secondText(at, setting)}</time>
              <span>{words}</span>
            </li>
          ))}
      </ol>
    </>
  );
}

function useFacts({ reference }: RecentCharge): readonly ChargeFact[] {
  const { charges } = useActions();
  const version = useView((view) => view.recentVersion);
  const [facts, setFacts] = useState<readonly ChargeFact[]>([]);
  useEffect(() => {
    let isWanted = version >= 0;
    void charges.factsOf(reference).then((list) => {
      if (isWanted) setFacts(list);
    });
    return () => {
      isWanted = false;
    };
  }, [charges, reference, version]);
  return facts;
}
