import { useTranslation } from 'react-i18next';
import type { Line } from '#core/domain/sale';
import { useActions } from '#renderer/cashier/counter-context';
import { useCap } from '#renderer/cashier/key-caps';
import { runCommand } from '#renderer/cashier/run-command';
import { Button } from '#renderer/ui/button.tsx';

/** What can be done to the chosen line, each with its key. */
export function LineEdit({ line }: { line: Line }) {
  const { t } = useTranslation('cashier');
  const { t: words } = useTranslation('selling');
  const counter = useActions();
  const cap = useCap();
  return (
    <div className="edit">
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
        onPress={() => void counter.ticket.remove(line.id)}
      >
        {t('sale.remove')}
      </Button>
    </div>
  );
}
