import { useEffect } from 'react';
import { siteOf } from '#core/domain/site';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useSetting } from '#renderer/cashier/counter-store';
import { useCap } from '#renderer/cashier/key-caps';
import { quantityText } from '#renderer/cashier/quantity';
import { optionId, RESULTS_ID } from '#renderer/cashier/results.tsx';
import { SEARCH_ID } from '#renderer/cashier/run-command';
import { isScanPending } from '#renderer/cashier/use-keys';
import { useTranslation } from '#renderer/i18n/use-translation';
import { KeyCap } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

const SETTLE_MS = 50;

/** Of its parts only what a key or a line changes is drawn again. */
export function SearchField() {
  const { t } = useTranslation('cashier');
  return (
    <label className="input search" htmlFor={SEARCH_ID}>
      <Icon name="scan-barcode" />
      <span className="sr">{t('search.label')}</span>
      <Prefix />
      <Typed />
      <Found />
    </label>
  );
}

function Typed() {
  const { t } = useTranslation('cashier');
  const text = useCounter(({ searchText }) => searchText);
  const chosen = useCounter(({ found, foundAt }) => found?.products[foundAt]?.id);
  useSearch(text.trim());
  return (
    <input
      id={SEARCH_ID}
      type="search"
      placeholder={t('search.placeholder')}
      autoComplete="off"
      spellCheck="false"
      maxLength={200}
      value={text}
      aria-controls={chosen === undefined ? undefined : RESULTS_ID}
      aria-activedescendant={chosen === undefined ? undefined : optionId(chosen)}
      onChange={({ target }) => useCounter.setState({ searchText: target.value })}
    />
  );
}

/** How many there are; where nothing was asked for, the key that leads here. */
function Found() {
  const { t } = useTranslation('cashier');
  const cap = useCap();
  const count = useCounter(({ found }) => found?.products.length);
  return count === undefined ? (
    <KeyCap>{cap('search')}</KeyCap>
  ) : (
    <span className="quiet small" role="status">
      {t('search.found', { count })}
    </span>
  );
}

/** "3 ×": how many of what comes next. */
function Prefix() {
  const { t } = useTranslation('cashier');
  const { locale } = siteOf(useSetting().siteId);
  const prefix = useCounter((state) => state.prefix);
  if (prefix === null) return null;
  const quantity = quantityText(prefix, locale);
  return (
    <span className="prefix" role="status">
      <span aria-hidden="true">{t('search.prefix', { quantity })}</span>
      <span className="sr">{t('search.prefixLabel', { quantity })}</span>
    </span>
  );
}

/** Asks a moment after the last key; not while a scan is coming in, whose letters do not stay. */
function useSearch(text: string): void {
  const { ticket } = useActions();
  useEffect(() => {
    if (text === '') {
      ticket.endSearch();
      return;
    }
    let timer = 0;
    const wait = () => {
      timer = window.setTimeout(() => {
        if (isScanPending()) wait();
        else void ticket.search(text);
      }, SETTLE_MS);
    };
    wait();
    return () => window.clearTimeout(timer);
  }, [text, ticket]);
}
