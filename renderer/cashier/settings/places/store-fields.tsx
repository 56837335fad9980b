import { useEffect, useRef } from 'react';
import type { StoreDoubt, StoreForm } from '#core/shop-places';
import { NearNames } from '#renderer/cashier/settings/places/answer-line.tsx';
import { usePlaceWords } from '#renderer/cashier/settings/places/use-place-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { TextField } from '#renderer/ui/text-field.tsx';

export type Field = keyof StoreForm;
const REQUIRED: readonly Field[] = ['name', 'street', 'number', 'city', 'state', 'externalId'];

export const missingIn = (form: StoreForm): readonly Field[] =>
  REQUIRED.filter((field) => form[field].trim() === '');

const FIELDS: Partial<Record<StoreDoubt['reason'], Field>> = {
  name: 'name',
  state: 'state',
  city: 'city',
  'external-id': 'externalId',
  taken: 'externalId',
  location: 'street',
  'short-link': 'where',
  'not-a-place': 'where',
  elsewhere: 'where',
  'no-coordinates': 'where',
};

/** Where on the form a doubt is told; null where it is about none of its fields. */
export const fieldOf = ({ reason }: StoreDoubt): Field | null => FIELDS[reason] ?? null;

type Props = {
  readonly form: StoreForm;
  readonly missing: readonly Field[];
  readonly doubt: StoreDoubt | null;
  readonly onChange: (field: Field, text: string) => void;
  /** One of the provider's own names, taken as it is. */
  readonly onNear: (field: Field, name: string) => void;
  readonly onEnter: () => void;
};

export function StoreFields(props: Props) {
  return (
    <>
      <OneField field="name" {...props} />
      <div className="pair-of-fields">
        <OneField field="street" {...props} />
        <OneField field="number" {...props} />
      </div>
      <div className="pair-of-fields even">
        <OneField field="state" {...props} />
        <OneField field="city" {...props} />
      </div>
      <OneField field="where" {...props} />
      <OneField field="externalId" {...props} />
    </>
  );
}

function OneField({ field, form, missing, doubt, onChange, onNear, onEnter }: Props & { field: Field }) {
  const { t } = useTranslation('cashier');
  const { doubtWords } = usePlaceWords();
  const isDoubted = doubt !== null && fieldOf(doubt) === field;
  const input = useRef<HTMLInputElement>(null);
  const isToMend = missing[0] === field || (isDoubted && doubt.near.length === 0);
  useEffect(() => {
    if (isToMend) input.current?.focus();
  }, [isToMend]);
  const error = missing.includes(field) ? t('settings.places.missing') : isDoubted ? doubtWords(doubt) : null;
  const label = field === 'externalId' ? t('settings.places.id') : t(`settings.places.store.${field}`);
  const hints: Partial<Record<Field, string>> = {
    where: t('settings.places.store.whereHint'),
    externalId: t('settings.places.idHint'),
  };
  return (
    <div className="one-field">
      <TextField
        label={label}
        value={form[field]}
        onChange={(text) => onChange(field, text)}
        error={error}
        hint={hints[field] ?? null}
        maxLength={field === 'where' ? 4000 : field === 'externalId' ? 60 : 120}
        autoFocus={field === 'name'}
        inputRef={input}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Or the same press would answer the question that it opens.
          event.preventDefault();
          onEnter();
        }}
      />
      {isDoubted && <NearNames near={doubt.near} onPick={(name) => onNear(field, name)} />}
    </div>
  );
}
