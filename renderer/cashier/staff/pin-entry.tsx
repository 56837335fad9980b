import { type ReactNode, useState } from 'react';
import { PIN_FIGURES } from '#core/domain/staff';
import type { Result } from '#core/result';
import { useView } from '#renderer/cashier/counter-store';
import { onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { type StaffTroubleWords, useStaffWords } from '#renderer/cashier/staff/staff-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Padded } from '#renderer/ui/number-pad.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useCountdown } from '#renderer/ui/use-countdown';

type Heard = { readonly trouble: StaffTroubleWords | null };

/** A PIN on its way: what is typed is never shown, and is gone once it was heard. */
export function usePin(send: (pin: string) => Promise<Result<null, StaffTroubleWords>>) {
  const [pin, setPin] = useState('');
  const [{ trouble }, setHeard] = useState<Heard>({ trouble: null });
  const [isAsking, setAsking] = useState(false);
  async function enter(): Promise<void> {
    if (isAsking || pin === '') return;
    setAsking(true);
    const answer = await send(pin).catch(() => FAILED);
    setPin('');
    setAsking(false);
    setHeard({ trouble: answer.ok ? null : answer.error });
  }
  return { pin, setPin, trouble, isAsking, enter };
}

const FAILED = { ok: false, error: 'failed' } as const;

/** By the keyboard or by the pad beside it. */
export function PinEntry({ of, children }: { of: ReturnType<typeof usePin>; children?: ReactNode }) {
  const { t } = useStaffWords();
  const { t: words } = useTranslation('selling');
  const pad = useView(({ hands }) => hands.numberPad);
  return (
    <Padded
      keys="whole"
      mark=","
      setting={pad === 'never' ? 'never' : 'always'}
      words={{ pad: words('pad.title'), erase: words('pad.erase') }}
    >
      <div className="fields">
        <TextField
          label={t('lock.pin')}
          type="password"
          icon="lock"
          inputMode="numeric"
          maxLength={PIN_FIGURES.most}
          value={of.pin}
          onChange={(text) => of.setPin(text.replace(/\D/g, ''))}
          autoFocus
          onKeyDown={onEnter(() => void of.enter())}
        />
        <PinTrouble trouble={of.trouble} />
        {children}
      </div>
    </Padded>
  );
}

/** What was wrong with the last, and how long nothing is heard. */
function PinTrouble({ trouble }: { trouble: StaffTroubleWords | null }) {
  const { t } = useStaffWords();
  const waitMs = useView(({ staff }) => staff?.waitMs ?? 0);
  return (
    <>
      <p className="pin-trouble" role="alert">
        {trouble !== null && t(`trouble.${trouble}`)}
      </p>
      {waitMs > 0 && <Wait key={waitMs} waitMs={waitMs} />}
    </>
  );
}

function Wait({ waitMs }: { waitMs: number }) {
  const { t } = useStaffWords();
  const [snapshot] = useState({ remainingMs: waitMs, lifeMs: waitMs });
  const { text, isOver } = useCountdown(snapshot);
  return isOver ? null : (
    <p className="hint" role="timer">
      {t('lock.wait', { time: text })}
    </p>
  );
}
