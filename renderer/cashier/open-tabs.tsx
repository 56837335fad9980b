import { memo } from 'react';
import { formatMoney, siteOf } from '#core/domain/site';
import type { HeldView } from '#core/views';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { useHeldWords } from '#renderer/cashier/held-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

/** The sales that are open at once: the one in front, and each on hold, one press away. */
export const OpenTabs = memo(function OpenTabs() {
  const { t } = useTranslation('selling');
  const { open } = useActions();
  const { held, name } = useView((view) => view.open);
  if (held.length === 0) return null;
  return (
    <nav className="open-tabs" aria-label={t('open.tabs')}>
      <ul>
        <li aria-current="true">
          <b>{name ?? t('open.this')}</b>
        </li>
        {held.map((sale) => (
          <Tab key={sale.ticket} sale={sale} />
        ))}
      </ul>
      <Button kind="plain" icon="chevron-down" label={t('open.list')} onPress={open.list} />
    </nav>
  );
});

function Tab({ sale }: { sale: HeldView }) {
  const { t } = useTranslation('selling');
  const { siteId } = useSetting();
  const { open } = useActions();
  const { nameOf, ageOf, isOld } = useHeldWords();
  const total = formatMoney(sale.total, siteOf(siteId));
  const name = nameOf(sale);
  const age = ageOf(sale);
  return (
    <li>
      <button type="button" className="open-tab" onClick={() => void open.recall(sale.ticket)}>
        <span className="sr">{t('open.recall')} </span>
        <span className="name">
          {isOld(sale) && <Icon name="clock-alert" />}
          {name}
        </span>{' '}
        <span className="quiet small">{total}</span>
        <span className="sr"> {age}</span>
      </button>
    </li>
  );
}
