import { memo } from 'react';
import { totalsOf } from '#core/domain/sale';
import { useActions } from '#renderer/cashier/counter-context';
import { storyIn, useCounter, useSetting, useView } from '#renderer/cashier/counter-store';
import { CustomerSpeaks } from '#renderer/cashier/customer-speaks.tsx';
import { OpenTabs } from '#renderer/cashier/open-tabs.tsx';
import { saleNumber } from '#renderer/cashier/sale-number';
import { TicketLines } from '#renderer/cashier/ticket-lines.tsx';
import { TotalPlate } from '#renderer/cashier/total-plate.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Amount } from '#renderer/ui/amount.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

/** The ticket: what is sold and what it comes to. Frozen while a charge is in front. A line more draws only what it changes. */
export function SalePanel() {
  const { t } = useTranslation('cashier');
  const isFrozen = useView(({ sale }) => sale.isFrozen);
  const number = useView(({ sale }) => sale.number);
  const isPaid = useView((view) => storyIn(view)?.kind === 'paid');
  return (
    <aside className={isFrozen && !isPaid ? 'ticket frozen' : 'ticket'} aria-labelledby="ticket-title">
      {!isFrozen && <OpenTabs />}
      <header>
        <h2 id="ticket-title">{t('sale.title', { number: saleNumber(number) })}</h2>
        <HeadNote isPaid={isPaid} />
      </header>
      <CustomerSpeaks isAsked={isFrozen && !isPaid} />
      <TicketLines />
      {isFrozen ? <StillTotal isPaid={isPaid} /> : <TotalPlate />}
    </aside>
  );
}

function StillTotal({ isPaid }: { isPaid: boolean }) {
  const { t } = useTranslation('cashier');
  const { siteId } = useSetting();
  const { cart } = useView(({ sale }) => sale);
  return (
    <div className="stilltotal">
      <span className="quiet">{isPaid ? t('sale.totalPaid') : t('sale.total')}</span>
      <span data-testid="total">
        <Amount value={totalsOf(cart).total} siteId={siteId} />
      </span>
    </div>
  );
}

function HeadNote({ isPaid }: { isPaid: boolean }) {
  const { t } = useTranslation('cashier');
  const isFrozen = useView(({ sale }) => sale.isFrozen);
  const isEmpty = useView(({ sale }) => sale.cart.lines.length === 0);
  if (isPaid)
    return (
      <Badge kind="money" icon="check">
        {t('sale.paid')}
      </Badge>
    );
  if (isFrozen)
    return (
      <span className="quiet small">
        <Icon name="lock" /> {t('sale.frozen')}
      </span>
    );
  if (isEmpty) return <WayBack />;
  return (
    <>
      <WayBack />
      <Pieces />
      <ClearKey />
    </>
  );
}

function Pieces() {
  const { t } = useTranslation('cashier');
  const count = useView(({ sale }) => totalsOf(sale.cart).pieces);
  return <span className="quiet pieces">{t('sale.pieces', { count })}</span>;
}

// Neither key is drawn again with each line.
const ClearKey = memo(function ClearKey() {
  const { t } = useTranslation('cashier');
  return (
    <Button kind="plain" onPress={() => useCounter.setState({ dialog: { kind: 'clear' } })}>
      {t('sale.clear')}
    </Button>
  );
});

/** For those without a keyboard: the keys are Ctrl+Z and Ctrl+Y. */
const WayBack = memo(function WayBack() {
  const { t } = useTranslation('selling');
  const { open } = useActions();
  const { canUndo, canRedo } = useView((view) => view.open);
  return (
    <>
      {canUndo && (
        <Button kind="plain" icon="undo-2" label={t('undo.undo')} onPress={() => void open.undo()} />
      )}
      {canRedo && (
        <Button kind="plain" icon="redo-2" label={t('undo.redo')} onPress={() => void open.redo()} />
      )}
    </>
  );
});
