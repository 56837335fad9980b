import { useId } from 'react';

/** One of many: the system's own list, for it works with every keyboard, screen and reader. */
export function Choice<Id extends string>({
  label,
  items,
  selected,
  onSelect,
  hint = null,
  isDisabled = false,
}: {
  label: string;
  items: readonly { readonly id: Id; readonly label: string }[];
  selected: Id;
  onSelect: (id: Id) => void;
  hint?: string | null;
  isDisabled?: boolean;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className={isDisabled ? 'input is-off' : 'input'}>
        <select
          id={id}
          value={selected}
          disabled={isDisabled}
          onChange={({ target }) => {
            const chosen = items.find((item) => item.id === target.value);
            if (chosen !== undefined) onSelect(chosen.id);
          }}
        >
          {items.map((item) => (
            <option key={item.id} value={item.id}>
              {item.label}
            </option>
          ))}
        </select>
      </div>
      {hint !== null && <span className="hint">{hint}</span>}
    </div>
  );
}
