import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';
import { useCap } from '#renderer/cashier/key-caps';
import { runCommand } from '#renderer/cashier/run-command';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';

const BEFORE = ['catalogue', 'discount', 'note'] as const;
const AFTER = ['recent', 'open-amount', 'reprint', 'customer-language', 'shortcuts'] as const;

export function FunctionKeys() {
  return (
    <div className="fkeys">
      {BEFORE.map((command) => (
        <Key key={command} command={command} />
      ))}
      <HoldKey />
      {AFTER.map((command) => (
        <Key key={command} command={command} />
      ))}
    </div>
  );
}

type Told = (typeof BEFORE)[number] | (typeof AFTER)[number];

function Key({ command }: { command: Told }) {
  const { t } = useTranslation('cashier');
  const counter = useActions();
  const cap = useCap();
  return (
    <Button kind="plain" keyCap={cap(command)} onPress={() => runCommand(command, counter)}>
      {t(`keys.${command}`)}
    </Button>
  );
}

/** Sets the sale aside; with nothing rung up it brings back what waits. */
function HoldKey() {
  const { t } = useTranslation('selling');
  const counter = useActions();
  const cap = useCap();
  const isEmpty = useView(({ sale }) => sale.cart.lines.length === 0);
  const isWaiting = useView(({ open, parked }) => open.held.length + parked.length > 0);
  return (
    <Button kind="plain" keyCap={cap('hold')} onPress={() => runCommand('hold', counter)}>
      {isEmpty && isWaiting ? t('open.recall') : t('open.hold')}
    </Button>
  );
}
