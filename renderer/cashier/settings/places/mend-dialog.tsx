import { useState } from 'react';
import { proposeExternalId } from '#core/domain/external-id';
import type { RegisterView, SetupAnswer } from '#core/shop-places';
import { MAX_REGISTER_ID, MAX_STORE_ID, type Store } from '#core/shop-setup';
import { useActions } from '#renderer/cashier/counter-context';
import { AnswerLine, type NotDone } from '#renderer/cashier/settings/places/answer-line.tsx';
import { type Line, MakingDialog } from '#renderer/cashier/settings/places/making-dialog.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { TextField } from '#renderer/ui/text-field.tsx';

type Props = {
  readonly taken: readonly string[];
  readonly owner: string;
  readonly onDone: (name: string) => void;
  readonly onLook: (externalId: string) => void;
  readonly onClose: () => void;
};

/** A register of the panel: what is missing is put in, and nothing else is touched. */
export function MendRegister({ register, ...props }: Props & { register: RegisterView }) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const { id, name, faults } = register;
  return (
    <Mend
      {...props}
      name={name}
      needsId={faults.includes('no-external-id')}
      longest={MAX_REGISTER_ID}
      lines={
        faults.includes('open-amount')
          ? [{ label: t('settings.places.register.amount'), value: t('settings.places.register.fixed') }]
          : []
      }
      onYes={(externalId) =>
        bridge.request('places/repair-register', { id, repair: { externalId, trade: null } })
      }
    />
  );
}

/** A store of the panel gets the name without which no register can be made in it. */
export function MendStore({ store, ...props }: Props & { store: Store }) {
  const { bridge } = useActions();
  return (
    <Mend
      {...props}
      name={store.name}
      needsId
      longest={MAX_STORE_ID}
      lines={[]}
      onYes={(externalId) => bridge.request('places/name-store', { storeId: store.id, externalId })}
    />
  );
}

type MendProps = Props & {
  readonly name: string;
  readonly needsId: boolean;
  readonly longest: number;
  readonly lines: readonly Line[];
  readonly onYes: (externalId: string) => Promise<SetupAnswer<unknown>>;
};

function Mend({ name, needsId, longest, lines, onYes, taken, owner, onDone, onLook, onClose }: MendProps) {
  const { t } = useTranslation('cashier');
  const [externalId, setExternalId] = useState(() =>
    proposeExternalId(name, taken, { longest, fallback: 'CAJA' }),
  );
  const [answer, setAnswer] = useState<NotDone | null>(null);
  const [isMaking, setMaking] = useState(false);
  const mend = async (): Promise<void> => {
    if (externalId.trim() === '') return;
    setMaking(true);
    const mended = await onYes(externalId.trim()).catch(() => UNANSWERED);
    setMaking(false);
    if (mended.kind === 'done') onDone(name);
    else setAnswer(mended);
  };
  return (
    <MakingDialog
      title={t('settings.places.mend.title', { name })}
      lines={[{ label: t('settings.places.account'), value: owner }, ...lines]}
      yes={t('settings.places.mend.yes')}
      isMaking={isMaking}
      onYes={() => void mend()}
      onClose={onClose}
    >
      <p>{isMaking ? t('settings.places.mend.making') : t('settings.places.mend.lead')}</p>
      {needsId && (
        <TextField
          label={t('settings.places.id')}
          hint={t('settings.places.idHint')}
          value={externalId}
          onChange={setExternalId}
          maxLength={longest}
          error={externalId.trim() === '' ? t('settings.places.missing') : null}
        />
      )}
      {answer !== null && <AnswerLine answer={answer} onLook={() => onLook(externalId.trim())} />}
    </MakingDialog>
  );
}

const UNANSWERED = { kind: 'unanswered', trouble: 'unreadable' } as const;
