import type { KeyAction, KeyName } from '#core/domain/key-map';
import { useView } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';

/** A key as it is printed on the keyboard. */
export function useCapText(): (name: KeyName) => string {
  const { t } = useTranslation('cashier');
  return (name) => {
    if (name === '-') return '−';
    return name.replace('Delete', t('cap.delete')).replace('Ctrl', t('cap.ctrl'));
  };
}

/** The key that this shop has for an action, as the button that does the same shows it. */
export function useCap(): (action: KeyAction) => string {
  const text = useCapText();
  const keys = useView(({ hands }) => hands.keys);
  return (action) => text(keys[action]);
}
