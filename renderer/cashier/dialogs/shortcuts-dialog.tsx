import { useTranslation } from 'react-i18next';
import { Button, KeyCap } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

/** F1: every key of the counter. Words under `shortcuts`; a cap that is a word is under `cap`. */
const GROUPS = [
  [
    'sell',
    [
      ['search', ['F2']],
      ['choose', ['↑', '↓', 'enter']],
      ['quantity', ['*']],
      ['before', ['3', '*']],
      ['step', ['+', '−']],
      ['remove', ['delete']],
      ['open-amount', ['F8']],
    ],
  ],
  [
    'sale',
    [
      ['discount', ['F4']],
      ['note', ['F5']],
      ['hold', ['F6']],
      ['recent', ['F7']],
      ['reprint', ['F9']],
      ['catalogue', ['F3']],
      ['back', ['esc']],
    ],
  ],
  [
    'money',
    [
      ['charge', ['F12']],
      ['tender', ['F10']],
      ['drawer', ['F11']],
      ['next', ['enter']],
      ['cancel', ['esc']],
      ['these', ['F1']],
    ],
  ],
] as const;

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cashier');
  return (
    <Dialog
      className="shortcuts"
      title={t('shortcuts.title')}
      onClose={onClose}
      actions={
        <Button kind="plain" keyCap={t('cap.esc')} autoFocus onPress={onClose}>
          {t('shortcuts.close')}
        </Button>
      }
    >
      <div className="cols">
        {GROUPS.map(([group, keys]) => (
          <section key={group}>
            <h3>{t(`shortcuts.${group}`)}</h3>
            <dl>
              {keys.map(([words, caps]) => (
                <div key={words}>
                  <dt>{t(`shortcuts.${words}`)}</dt>
                  <dd>
                    {caps.map((cap) => (
                      <KeyCap key={cap}>{isWord(cap) ? t(`cap.${cap}`) : cap}</KeyCap>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="note">
        <Icon name="scan-barcode" />
        {t('shortcuts.scanner')}
      </p>
    </Dialog>
  );
}

const isWord = (cap: string): cap is 'enter' | 'esc' | 'delete' =>
  cap === 'enter' || cap === 'esc' || cap === 'delete';
