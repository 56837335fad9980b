import { useState } from 'react';
import { proposeExternalId } from '#core/domain/external-id';
import type { StoreForm as Form, PlacesView, StoreDoubt, StorePlan } from '#core/shop-places';
import { MAX_STORE_ID, type Store } from '#core/shop-setup';
import { useActions } from '#renderer/cashier/counter-context';
import { AnswerLine, Bad, type NotDone } from '#renderer/cashier/settings/places/answer-line.tsx';
import { MakingDialog } from '#renderer/cashier/settings/places/making-dialog.tsx';
import {
  type Field,
  fieldOf,
  missingIn,
  StoreFields,
} from '#renderer/cashier/settings/places/store-fields.tsx';
import { usePlaceWords } from '#renderer/cashier/settings/places/use-place-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';

type Props = {
  readonly places: PlacesView;
  readonly owner: string;
  readonly shopName: string;
  readonly onMade: (storeId: string, made: Store | null) => void;
  readonly onLook: (externalId: string) => void;
  readonly onBack: () => void;
};

/** The address as people write it; what it would become is shown before anything is made. */
export function StoreForm(props: Props) {
  const { t } = useTranslation('cashier');
  const { form, missing, doubt, answer, plan, busy, change, near, check, make, drop } = useStoreForm(props);
  const { doubtWords } = usePlaceWords();
  return (
    <>
      <div>
        <h2>{t('settings.places.store.title')}</h2>
        <p className="lead">{t('settings.places.store.lead')}</p>
      </div>
      <StoreFields
        form={form}
        missing={missing}
        doubt={doubt}
        onChange={change}
        onNear={near}
        onEnter={() => void check(form)}
      />
      {doubt !== null && fieldOf(doubt) === null && (
        <div role="alert">
          <Bad>{doubtWords(doubt)}</Bad>
        </div>
      )}
      {answer !== null && (
        <AnswerLine
          answer={answer}
          onLook={() => props.onLook(form.externalId)}
          onUse={({ id }) => props.onMade(id, null)}
        />
      )}
      <div className="row">
        <Button
          kind="primary"
          isBig
          shutReason={busy === 'checking' ? t('settings.places.store.checking') : null}
          onPress={() => void check(form)}
        >
          {t('settings.places.store.check')}
        </Button>
        <Button kind="plain" icon="chevron-left" onPress={props.onBack}>
          {t('settings.places.back')}
        </Button>
      </div>
      {plan !== null && (
        <PlanDialog
          plan={plan}
          owner={props.owner}
          isMaking={busy === 'making'}
          onYes={() => void make(plan)}
          onClose={drop}
        />
      )}
    </>
  );
}

function useStoreForm({ places, shopName, onMade }: Props) {
  const { bridge } = useActions();
  const idFor = (name: string): string =>
    proposeExternalId(
      name,
      places.stores.flatMap(({ externalId }) => externalId ?? []),
      { longest: MAX_STORE_ID, fallback: 'LOCAL' },
    );
  const [form, setForm] = useState<Form>(() => ({ ...BLANK, name: shopName, externalId: idFor(shopName) }));
  const [isIdOurs, setIdOurs] = useState(true);
  const [missing, setMissing] = useState<readonly Field[]>([]);
  const [doubt, setDoubt] = useState<StoreDoubt | null>(null);
  const [answer, setAnswer] = useState<NotDone | null>(null);
  const [plan, setPlan] = useState<StorePlan | null>(null);
  const [busy, setBusy] = useState<'checking' | 'making' | null>(null);

  async function check(asked: Form): Promise<void> {
    const blanks = missingIn(asked);
    setMissing(blanks);
    setDoubt(null);
    setAnswer(null);
    if (blanks.length > 0 || busy !== null) return;
    setBusy('checking');
    const checked = await bridge.request('places/check-store', asked).catch(() => LOST);
    setBusy(null);
    if (checked.ok) setPlan(checked.value);
    else setDoubt(checked.error);
  }

  async function make(wanted: StorePlan): Promise<void> {
    setBusy('making');
    const made = await bridge.request('places/create-store', wanted).catch(() => UNANSWERED);
    setBusy(null);
    setPlan(null);
    if (made.kind === 'done') return onMade(made.value.id, made.value);
    // The provider's own doubt about a town is told where the town is.
    if (made.kind === 'refused' && fieldOf(made) !== null && made.by === null) setDoubt(made);
    else setAnswer(made);
  }

  return {
    form,
    missing,
    doubt,
    answer,
    plan,
    busy,
    change(field: Field, text: string) {
      setMissing(missing.filter((each) => each !== field));
      if (field === 'externalId') setIdOurs(false);
      const own = field === 'name' && isIdOurs ? { externalId: idFor(text) } : {};
      setForm({ ...form, ...own, [field]: text });
    },
    near(field: Field, name: string) {
      const next = { ...form, [field]: name };
      setForm(next);
      void check(next);
    },
    check,
    make,
    drop: () => setPlan(null),
  };
}

const BLANK: Form = { name: '', externalId: '', street: '', number: '', city: '', state: '', where: '' };
const LOST = { ok: false, error: { reason: 'unreadable', near: [] } } as const;
const UNANSWERED = { kind: 'unanswered', trouble: 'unreadable' } as const;

function PlanDialog({
  plan,
  owner,
  isMaking,
  onYes,
  onClose,
}: {
  plan: StorePlan;
  owner: string;
  isMaking: boolean;
  onYes: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('cashier');
  const { name, street, number, city, state, externalId, latitude, longitude, at, isListed } = plan;
  const place = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return (
    <MakingDialog
      title={t('settings.places.store.confirm')}
      lines={[
        { label: t('settings.places.account'), value: owner },
        { label: t('settings.places.store.name'), value: name },
        { label: t('settings.places.store.address'), value: `${street} ${number}, ${city}, ${state}` },
        {
          label: t('settings.places.store.map'),
          value: t(`settings.places.store.at.${at}`, { place, city }),
        },
        { label: t('settings.places.id'), value: externalId },
      ]}
      yes={t('settings.places.store.yes')}
      isMaking={isMaking}
      onYes={onYes}
      onClose={onClose}
    >
      {!isListed && <Bad>{t('settings.places.store.unlisted')}</Bad>}
      {isMaking && <p role="status">{t('settings.places.store.making')}</p>}
    </MakingDialog>
  );
}
