import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as TabSet } from 'react-aria-components/Tabs';
import '#renderer/ui/press-style';

export type TabItem<Id extends string> = {
  readonly id: Id;
  readonly label: ReactNode;
  /** How many things in it wait for a person; left out when none. */
  readonly count?: number;
};

/** Where there are more than fit in a row, the chosen one is in sight, whoever chose it. */
const show = (tab: HTMLElement | null): void => tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

/** A bar under the chosen one; its panel below. */
export function Tabs<Id extends string>({
  label,
  items,
  selected,
  onSelect,
  children,
  className = '',
}: {
  label: string;
  items: readonly TabItem<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
  children: ReactNode;
  className?: string;
}) {
  return (
    <TabSet
      className={className}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const chosen = items.find(({ id }) => id === key);
        if (chosen !== undefined) onSelect(chosen.id);
      }}
    >
      <TabList className="tabs" aria-label={label}>
        {items.map(({ id, label: word, count = 0 }) => (
          <Tab key={id} id={id} className="tab" {...(id === selected ? { ref: show } : {})}>
            {word}
            {count > 0 && <span className="count">{count}</span>}
          </Tab>
        ))}
      </TabList>
      <TabPanel key={selected} id={selected} className="tab-panel">
        {children}
      </TabPanel>
    </TabSet>
  );
}
