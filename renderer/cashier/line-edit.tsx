import { memo } from 'react';
import { useActions } from '#renderer/cashier/counter-context';
import { useCap } from '#renderer/cashier/key-caps';
import { runCommand } from '#renderer/cashier/run-command';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';

/** What can be done to the chosen line, each with its key. Not drawn again where another is chosen. */
export const LineEdit = memo(function LineEdit() {
  const { t } = useTranslation('cashier');
  const { t: words } = useTranslation('selling');
  const counter = useActions();
  const cap = useCap();
  return (
    <li className="edit is-on">
      <Button icon="minus" label={t('sale.less')} onPress={() => runCommand('line-less', counter)} />
      <Button icon="plus" label={t('sale.more')} onPress={() => runCommand('line-more', counter)} />
      <Button keyCap={cap('quantity')} onPress={() => runCommand('quantity', counter)}>
        {t('sale.quantity')}
      </Button>
      <Button keyCap={cap('price')} onPress={() => runCommand('price', counter)}>
        {words('price.price')}
      </Button>
      <Button
        icon="trash-2"
        keyCap={cap('remove')}
        className="trash"
        onPress={() => runCommand('line-remove', counter)}
      >
        {t('sale.remove')}
      </Button>
    </li>
  );
});
