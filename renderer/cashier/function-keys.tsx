import { useTranslation } from 'react-i18next';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';
import { runCommand } from '#renderer/cashier/run-command';
import { Button } from '#renderer/ui/button.tsx';

const BEFORE = [
  ['catalogue', 'F3'],
  ['discount', 'F4'],
  ['note', 'F5'],
] as const;
const AFTER = [
  ['recent', 'F7'],
  ['open-amount', 'F8'],
  ['reprint', 'F9'],
  ['shortcuts', 'F1'],
] as const;

export function FunctionKeys() {
  return (
    <div className="fkeys">
      {BEFORE.map(([command, cap]) => (
        <Key key={command} command={command} cap={cap} />
      ))}
      <HoldKey />
      {AFTER.map(([command, cap]) => (
        <Key key={command} command={command} cap={cap} />
      ))}
    </div>
  );
}

type Told = (typeof BEFORE)[number][0] | (typeof AFTER)[number][0];

function Key({ command, cap }: { command: Told; cap: string }) {
  const { t } = useTranslation('cashier');
  const counter = useActions();
  return (
    <Button kind="plain" keyCap={cap} onPress={() => runCommand(command, counter)}>
      {t(`keys.${command}`)}
    </Button>
  );
}

/** Sets the sale aside; with nothing rung up it brings back what waits. */
function HoldKey() {
  const { t } = useTranslation('selling');
  const counter = useActions();
  const isEmpty = useView(({ sale }) => sale.cart.lines.length === 0);
  const isWaiting = useView(({ open, parked }) => open.held.length + parked.length > 0);
  return (
    <Button kind="plain" keyCap="F6" onPress={() => runCommand('hold', counter)}>
      {isEmpty && isWaiting ? t('open.recall') : t('open.hold')}
    </Button>
  );
}
