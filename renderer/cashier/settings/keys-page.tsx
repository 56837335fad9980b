import { type KeyboardEvent, useState } from 'react';
import {
  KEY_ACTIONS,
  type KeyAction,
  type KeyMap,
  type KeyName,
  keyName,
  refusalOf,
  takenBy,
  USUAL_KEYS,
} from '#core/domain/key-map';
import { useView } from '#renderer/cashier/counter-store';
import { useCapText } from '#renderer/cashier/key-caps';
import { SavedLine } from '#renderer/cashier/settings/saved-line.tsx';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button, KeyCap } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';

const MODIFIERS = new Set([
  'Control',
  'Shift',
  'Alt',
  'AltGraph',
  'Meta',
  'CapsLock',
  'Dead',
  'Unidentified',
]);
const PADS = ['auto', 'always', 'never'] as const;
type Said = { readonly isGood: boolean; readonly words: string };

/** Each action with its key: chosen, then pressed. What a key may not be is said in words. */
export function KeysPage({ settings }: PageProps) {
  const { t } = useTranslation('selling');
  const capText = useCapText();
  const { keys, numberPad } = useView((view) => view.hands);
  const [waiting, setWaiting] = useState<KeyAction | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [pad, setPad] = useState<SaveAnswer | null>(null);

  async function give(action: KeyAction, name: KeyName): Promise<void> {
    const refusal = refusalOf(name);
    const other = takenBy(keys, action, name);
    const key = capText(name);
    if (refusal !== null) setSaid({ isGood: false, words: t(`keys.refused.${refusal}`) });
    else if (other !== null)
      setSaid({ isGood: false, words: t('keys.taken', { key, other: t(`action.${other}`) }) });
    else {
      setWaiting(null);
      await keep({ ...keys, [action]: name }, t('keys.saved', { action: t(`action.${action}`), key }));
    }
  }

  async function keep(all: KeyMap, words: string): Promise<void> {
    const changed = Object.fromEntries(
      Object.entries(all).filter(([of, name]) => USUAL_KEYS[of as KeyAction] !== name),
    );
    const saved = await settings.save({ keys: changed });
    setSaid(saved === 'saved' ? { isGood: true, words } : null);
  }

  function onKeyDown(event: KeyboardEvent, action: KeyAction): void {
    if (waiting !== action || MODIFIERS.has(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') {
      setWaiting(null);
      setSaid(null);
    } else if (!event.repeat)
      void give(action, keyName({ key: event.key, ctrl: event.ctrlKey, shift: event.shiftKey }));
  }

  return (
    <>
      <div>
        <h2>{t('keys.title')}</h2>
        <p className="lead">{t('keys.lead')}</p>
      </div>
      <p className={said?.isGood === true ? 'hint good saved-line' : 'hint bad saved-line'} role="status">
        {said !== null && (
          <>
            <Icon name={said.isGood ? 'check' : 'circle-alert'} /> {said.words}
          </>
        )}
      </p>
      <ul className="key-list" data-takes-keys={waiting ?? undefined}>
        {KEY_ACTIONS.map((action) => (
          <li key={action}>
            <button
              type="button"
              className="btn wide"
              aria-pressed={waiting === action}
              onClick={() => {
                setWaiting(action);
                setSaid(null);
              }}
              onKeyDown={(event) => onKeyDown(event, action)}
              onBlur={() => setWaiting((now) => (now === action ? null : now))}
            >
              <span>{t(`action.${action}`)}</span>
              {waiting === action ? <em>{t('keys.press')}</em> : <KeyCap>{capText(keys[action])}</KeyCap>}
            </button>
          </li>
        ))}
      </ul>
      {waiting !== null && <p className="quiet small">{t('keys.cancel')}</p>}
      <p className="quiet small">{t('keys.fixed')}</p>
      <div>
        <Button onPress={() => void keep(USUAL_KEYS, t('keys.wasReset'))}>{t('keys.reset')}</Button>
      </div>
      <div className="part">
        <h3>{t('pad.setting')}</h3>
        <Segmented
          label={t('pad.setting')}
          items={PADS.map((id) => ({ id, label: t(`pad.${id}`) }))}
          selected={numberPad}
          onSelect={(chosen) => void settings.save({ numberPad: chosen }).then(setPad)}
        />
        <SavedLine answer={pad} />
      </div>
    </>
  );
}
