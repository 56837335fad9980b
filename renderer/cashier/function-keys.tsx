import { useTranslation } from 'react-i18next';
import { useActions } from '#renderer/cashier/counter-context';
import { runCommand } from '#renderer/cashier/run-command';
import { Button } from '#renderer/ui/button.tsx';

const KEYS = [
  ['catalogue', 'F3'],
  ['discount', 'F4'],
  ['note', 'F5'],
  ['recent', 'F7'],
  ['open-amount', 'F8'],
  ['reprint', 'F9'],
  ['shortcuts', 'F1'],
] as const;

export function FunctionKeys() {
  const { t } = useTranslation('cashier');
  const counter = useActions();
  return (
    <div className="fkeys">
      {KEYS.map(([command, cap]) => (
        <Button key={command} kind="plain" keyCap={cap} onPress={() => runCommand(command, counter)}>
          {t(`keys.${command}`)}
        </Button>
      ))}
    </div>
  );
}
