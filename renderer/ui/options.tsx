import { useId } from 'react';

/** One of a few that each need a sentence: all in sight, the whole row may be pressed. */
export function Options<Id extends string>({
  label,
  items,
  selected,
  onSelect,
}: {
  label: string;
  items: readonly { readonly id: Id; readonly label: string; readonly hint: string }[];
  selected: Id;
  onSelect: (id: Id) => void;
}) {
  const name = useId();
  return (
    <div className="options" role="radiogroup" aria-label={label}>
      {items.map(({ id, label: words, hint }) => (
        <label key={id} className={id === selected ? 'option on' : 'option'}>
          <input
            type="radio"
            name={name}
            checked={id === selected}
            aria-describedby={`${name}-${id}`}
            onChange={() => onSelect(id)}
          />
          <span>
            <b>{words}</b>
            <span id={`${name}-${id}`} className="quiet">
              {hint}
            </span>
          </span>
        </label>
      ))}
    </div>
  );
}
