import { type KeyboardEvent, useState } from 'react';
import { proposeExternalId } from '#core/domain/external-id';
import type { PlacesView, RegisterView } from '#core/shop-places';
import { MAX_REGISTER_ID, MAX_REGISTER_NAME, type Store, type TakenBy, type Trade } from '#core/shop-setup';
import { useActions } from '#renderer/cashier/counter-context';
import { AnswerLine, type NotDone } from '#renderer/cashier/settings/places/answer-line.tsx';
import { MakingDialog } from '#renderer/cashier/settings/places/making-dialog.tsx';
import { registersIn } from '#renderer/cashier/settings/places/use-places';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

type Props = {
  readonly places: PlacesView;
  readonly store: Store;
  readonly owner: string;
  readonly onMade: (register: RegisterView) => void;
  readonly onUse: (by: TakenBy) => void;
  readonly onLook: (externalId: string) => void;
  readonly onBack: () => void;
};

const TRADES = ['general', 'gastronomy', 'fuel'] as const;
type Chosen = (typeof TRADES)[number];
const tradeOf = (chosen: Chosen): Trade | null => (chosen === 'general' ? null : chosen);

export function RegisterForm(props: Props) {
  const { t } = useTranslation('cashier');
  const form = useRegisterForm(props);
  const { name, externalId, trade, answer, isAsking, isMaking } = form;
  const isBlank = name.trim() === '' || externalId.trim() === '';
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || isBlank) return;
    // Or the same press would answer the question that it opens.
    event.preventDefault();
    form.ask();
  };
  return (
    <>
      <h2>{t('settings.places.register.title', { store: props.store.name })}</h2>
      <div className="pair-of-fields even">
        <TextField
          label={t('settings.places.register.name')}
          value={name}
          onChange={form.rename}
          maxLength={MAX_REGISTER_NAME}
          error={name.trim() === '' ? t('settings.places.missing') : null}
          autoFocus
          onKeyDown={onEnter}
        />
        <TextField
          label={t('settings.places.id')}
          hint={t('settings.places.idHint')}
          value={externalId}
          onChange={form.setId}
          maxLength={MAX_REGISTER_ID}
          error={externalId.trim() === '' ? t('settings.places.missing') : null}
          onKeyDown={onEnter}
        />
      </div>
      <div className="named">
        <span className="label">{t('settings.places.register.trade')}</span>
        <Segmented
          label={t('settings.places.register.trade')}
          items={TRADES.map((id) => ({ id, label: t(`settings.places.register.trades.${id}`) }))}
          selected={trade}
          onSelect={form.setTrade}
        />
      </div>
      {answer !== null && (
        <AnswerLine answer={answer} onLook={() => props.onLook(externalId.trim())} onUse={props.onUse} />
      )}
      <div className="row">
        <Button
          kind="primary"
          isBig
          shutReason={isBlank ? t('settings.places.missing') : null}
          onPress={form.ask}
        >
          {t('settings.places.register.make')}
        </Button>
        <Button kind="plain" icon="chevron-left" onPress={props.onBack}>
          {t('settings.places.back')}
        </Button>
      </div>
      {isAsking && (
        <MakingDialog
          title={t('settings.places.register.confirm')}
          lines={[
            { label: t('settings.places.account'), value: props.owner },
            { label: t('settings.places.register.store'), value: props.store.name },
            { label: t('settings.places.register.name'), value: name.trim() },
            { label: t('settings.places.id'), value: externalId.trim() },
            { label: t('settings.places.register.amount'), value: t('settings.places.register.fixed') },
          ]}
          yes={t('settings.places.register.make')}
          isMaking={isMaking}
          onYes={() => void form.make()}
          onClose={form.drop}
        >
          <p role="status">
            {isMaking ? t('settings.places.register.making') : t('settings.places.register.here')}
          </p>
        </MakingDialog>
      )}
    </>
  );
}

function useRegisterForm({ places, store, onMade }: Props) {
  const { t } = useTranslation('cashier');
  const { bridge } = useActions();
  const taken = registersIn(places).flatMap(({ externalPosId }) => externalPosId ?? []);
  const here = registersIn(places).filter(({ storeId }) => storeId === store.id).length;
  const idFor = (words: string): string =>
    proposeExternalId(words, taken, { longest: MAX_REGISTER_ID, fallback: 'CAJA' });
  const [name, setName] = useState(() => t('settings.places.register.first', { number: here + 1 }));
  const [ownId, setOwnId] = useState<string | null>(null);
  const [trade, setTrade] = useState<Chosen>('general');
  const [answer, setAnswer] = useState<NotDone | null>(null);
  const [step, setStep] = useState<'form' | 'asking' | 'making'>('form');
  const externalId = ownId ?? idFor(`${store.externalId ?? ''}${name}`);

  async function make(): Promise<void> {
    setStep('making');
    setAnswer(null);
    const made = await bridge
      .request('places/create-register', {
        name: name.trim(),
        externalId: externalId.trim(),
        storeId: store.id,
        trade: tradeOf(trade),
      })
      .catch(() => UNANSWERED);
    setStep('form');
    if (made.kind === 'done') onMade(made.value);
    else setAnswer(made);
  }

  return {
    name,
    externalId,
    trade,
    answer,
    isAsking: step !== 'form',
    isMaking: step === 'making',
    rename: setName,
    setId: setOwnId,
    setTrade,
    ask: () => setStep('asking'),
    drop: () => setStep('form'),
    make,
  };
}

const UNANSWERED = { kind: 'unanswered', trouble: 'unreadable' } as const;
