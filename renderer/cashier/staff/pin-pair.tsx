import { PIN_FIGURES } from '#core/domain/staff';
import { onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { WithPad } from '#renderer/cashier/with-pad.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

type Pair = { readonly pin: string; readonly again: string };

/** A new PIN, typed twice, for nobody can read what was typed. */
export function PinPair({
  labels,
  pair,
  onChange,
  onDone,
  takesFocus = false,
}: {
  labels: readonly [first: string, again: string];
  pair: Pair;
  onChange: (pair: Pair) => void;
  /** Enter, in either. */
  onDone: () => void;
  /** The first of the two, when it opens. */
  takesFocus?: boolean;
}) {
  const field = (label: string, key: keyof Pair) => (
    <TextField
      label={label}
      type="password"
      inputMode="numeric"
      autoFocus={takesFocus && key === 'pin'}
      maxLength={PIN_FIGURES.most}
      value={pair[key]}
      onKeyDown={onEnter(onDone)}
      onChange={(text) => onChange({ ...pair, [key]: text.replace(/\D/g, '') })}
    />
  );
  return (
    <WithPad keys="whole">
      <div className="fields pin-pair">
        {field(labels[0], 'pin')}
        {field(labels[1], 'again')}
      </div>
    </WithPad>
  );
}
