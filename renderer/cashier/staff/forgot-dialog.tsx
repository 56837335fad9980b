import { useEffect, useState } from 'react';
import type { StaffId } from '#core/domain/staff';
import type { ForgottenPin } from '#core/staff-requests';
import { useActions } from '#renderer/cashier/counter-context';
import { AnswerRow } from '#renderer/cashier/dialogs/answer-row.tsx';
import { pairTrouble } from '#renderer/cashier/staff/pair-trouble';
import { PinPair } from '#renderer/cashier/staff/pin-pair.tsx';
import { type StaffTroubleWords, useStaffWords } from '#renderer/cashier/staff/staff-words';
import { Choice } from '#renderer/ui/choice.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

const LONGEST_PASTE = 4000;

/** Who has the shop's token is taken for its manager: a new PIN, and a trace of it. */
export function ForgotDialog({ onClose }: { onClose: () => void }) {
  const { t } = useStaffWords();
  const { bridge } = useActions();
  const [told, setTold] = useState<ForgottenPin | null>(null);
  const [who, setWho] = useState<StaffId | null>(null);
  const [token, setToken] = useState('');
  const [pair, setPair] = useState({ pin: '', again: '' });
  const [trouble, setTrouble] = useState<StaffTroubleWords | null>(null);
  useEffect(() => {
    void bridge.request('staff/forgotten').then(setTold);
  }, [bridge]);
  if (told === null) return null;
  const { managers, needs } = told;
  const id = who ?? managers[0]?.id;
  async function send(): Promise<void> {
    const wrong = pairTrouble(pair.pin, pair.again);
    setTrouble(wrong);
    if (wrong !== null || id === undefined) return;
    const answer = await bridge
      .request('staff/reset-pin', { id, token, pin: pair.pin })
      .catch(() => ({ ok: false, error: 'failed' }) as const);
    setToken('');
    setTrouble(answer.ok ? null : answer.error);
  }
  return (
    <Dialog
      className="pin"
      title={t('forgot.title')}
      onClose={onClose}
      actions={<AnswerRow yes={t('forgot.yes')} onYes={() => void send()} onClose={onClose} />}
    >
      <p className="body">{needs === 'no-account' ? t('trouble.no-account') : t(`forgot.${needs}`)}</p>
      {needs !== 'no-account' && (
        <div className="fields">
          <Choice
            label={t('forgot.who')}
            items={managers.map((manager) => ({ id: manager.id, label: manager.name }))}
            selected={id ?? ('' as StaffId)}
            onSelect={setWho}
          />
          {needs === 'token' && (
            <TextField
              label={t('forgot.tokenLabel')}
              type="password"
              icon="key-round"
              value={token}
              onChange={setToken}
              maxLength={LONGEST_PASTE}
              autoFocus
            />
          )}
          <PinPair
            labels={[t('forgot.new'), t('forgot.again')]}
            pair={pair}
            onChange={setPair}
            onDone={() => void send()}
          />
        </div>
      )}
      <p className="pin-trouble" role="alert">
        {trouble !== null && t(`trouble.${trouble}`)}
      </p>
    </Dialog>
  );
}
