import { memo } from 'react';
import { add, type Money, sum } from '#core/domain/money';
import { totalsOf } from '#core/domain/sale';
import { amountWarning, formatMoney, siteOf } from '#core/domain/site';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useSetting, useView } from '#renderer/cashier/counter-store';
import { useCap } from '#renderer/cashier/key-caps';
import { runCommand } from '#renderer/cashier/run-command';
import { VoidKey } from '#renderer/cashier/void-key.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount, Figure } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Plate } from '#renderer/ui/plate.tsx';

/** The plate under the ticket: the total, and the one bright key. */
export function TotalPlate() {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const { cart, collected, tenders, due } = useView(({ sale }) => sale);
  const came = add(collected, sum(tenders.map(({ amount }) => amount)));
  const { total } = totalsOf(cart);
  const toCharge = came > 0 ? due : total;
  return (
    <Plate state="asking">
      {came > 0 && (
        <p className="collected quiet">
          <span>{t('sale.collected')}</span> <Figure value={came} siteId={siteId} />
          <VoidKey />
        </p>
      )}
      <div className="total">
        <span className="word quiet">{came > 0 ? t('sale.due') : t('sale.total')}</span>
        <span data-testid="total">
          <Amount value={toCharge} siteId={siteId} />
        </span>
      </div>
      <LimitLine toCharge={toCharge} />
      <PayKeys isEmpty={total === 0} />
    </Plate>
  );
}

/** Not drawn again with each line. */
const PayKeys = memo(function PayKeys({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useTranslation('cashier');
  const counter = useActions();
  const cap = useCap();
  const reason = useShutReason(isEmpty);
  const isStarting = useCounter((state) => state.isStarting);
  return (
    <div className="pair">
      <Button
        isBig
        keyCap={cap('tender')}
        shutReason={isStarting ? t('shut.starting') : isEmpty ? t('shut.empty') : null}
        onPress={() => runCommand('tender', counter)}
      >
        {t('keys.tender')}
      </Button>
      <Button
        kind="key"
        isBig
        keyCap={cap('charge')}
        shutReason={reason === null ? null : t('shut.charge', { reason })}
        onPress={() => runCommand('charge', counter)}
      >
        {t('sale.charge')}
      </Button>
    </div>
  );
});

/** The provider may not take such an amount. Told before it is asked, and never in the way of asking. */
function LimitLine({ toCharge }: { toCharge: Money }) {
  const { t } = useTranslation('cashier');
  const site = siteOf(useSetting().siteId);
  const warning = amountWarning(toCharge, site);
  if (warning === null) return null;
  return (
    <p className="limit">
      <Icon name="info" />
      {t(`sale.limit.${warning.kind}`, { limit: formatMoney(warning.limit, site) })}
    </p>
  );
}

function useShutReason(isEmpty: boolean): string | null {
  const { t } = useTranslation('cashier');
  const cannotCharge = useView((view) => view.cannotCharge);
  const isStarting = useCounter((state) => state.isStarting);
  if (isStarting) return t('shut.starting');
  if (cannotCharge !== null) return t(`shut.${cannotCharge}`);
  return isEmpty ? t('shut.empty') : null;
}
