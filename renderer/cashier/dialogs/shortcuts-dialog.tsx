import { useCap } from '#renderer/cashier/key-caps';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button, KeyCap } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

/** F1: every key of the counter. What the shop may change is an action; the rest is what keys do everywhere. */
const GROUPS = [
  ['sell', ['search', 'choose', 'quantity', 'before', 'more', 'less', 'price', 'remove', 'open-amount']],
  [
    'sale',
    ['undo', 'redo', 'discount', 'note', 'hold', 'open-sales', 'catalogue', 'customer-language', 'back'],
  ],
  [
    'money',
    [
      'charge',
      'tender',
      'drawer',
      'shift',
      'recent',
      'day',
      'reprint',
      'next',
      'cancel',
      'switch',
      'shortcuts',
    ],
  ],
] as const;

const FIXED = {
  choose: ['↑', '↓', 'enter'],
  before: ['3', '*'],
  back: ['esc'],
  next: ['enter'],
  cancel: ['esc'],
} as const;
type Fixed = keyof typeof FIXED;
type Told = (typeof GROUPS)[number][1][number];

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cashier');
  const cap = useCap();
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
              {keys.map((told) => (
                <Row key={told} told={told} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="note">
        <Icon name="scan-barcode" />
        {t('shortcuts.scanner', { key: cap('charge') })}
      </p>
    </Dialog>
  );
}

function Row({ told }: { told: Told }) {
  const { t } = useTranslation('cashier');
  const { t: words } = useTranslation('selling');
  const cap = useCap();
  const caps = isFixed(told) ? FIXED[told] : [cap(told)];
  return (
    <div>
      <dt>{isFixed(told) ? t(`shortcuts.${told}`) : words(`action.${told}`)}</dt>
      <dd>
        {caps.map((each) => (
          <KeyCap key={each}>{isWord(each) ? t(`cap.${each}`) : each}</KeyCap>
        ))}
      </dd>
    </div>
  );
}

const isFixed = (told: Told): told is Fixed => Object.hasOwn(FIXED, told);
const isWord = (cap: string): cap is 'enter' | 'esc' => cap === 'enter' || cap === 'esc';
