import { useState } from 'react';
import type { Money } from '#core/domain/money';
import { Button, type ButtonKind, KeyCap } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { MoneyField } from '#renderer/ui/money-field.tsx';
import { Options } from '#renderer/ui/options.tsx';
import { Plate } from '#renderer/ui/plate.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { StatusLight } from '#renderer/ui/status-light.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { Toggle } from '#renderer/ui/toggle.tsx';
import { inEach, LONG, nothing, type Specimen, type Specimens } from './specimen.ts';

const KINDS: readonly ButtonKind[] = ['secondary', 'primary', 'soft', 'plain', 'danger', 'danger-solid'];

const kindOf = (kind: ButtonKind) => () => (
  <Button kind={kind} icon="check" keyCap="F4" onPress={nothing}>
    {kind}
  </Button>
);
const KeyOnPlate = () => (
  <Plate state="asking">
    <Button kind="key" isBig keyCap="F12" onPress={nothing}>
      Charge
    </Button>
    <Button onPress={nothing}>Other means</Button>
    <Button shutReason="Nothing to charge" onPress={nothing} />
  </Plate>
);

const buttons: readonly Specimen[] = [
  ...KINDS.flatMap((kind) =>
    inEach(kindOf(kind)).map((each) => ({ ...each, says: `${kind}, ${each.says}` })),
  ),
  { says: 'shut, and why', Drawn: () => <Button shutReason="Saving…" onPress={nothing} /> },
  {
    says: 'big',
    Drawn: () => (
      <Button isBig onPress={nothing}>
        Big
      </Button>
    ),
  },
  { says: 'an icon alone', Drawn: () => <Button icon="settings" label="Settings" onPress={nothing} /> },
  {
    says: 'long words',
    Drawn: () => (
      <Button icon="undo-2" onPress={nothing}>
        {LONG}
      </Button>
    ),
  },
  {
    says: 'wide',
    isBroad: true,
    Drawn: () => (
      <Button isWide onPress={nothing}>
        Wide
      </Button>
    ),
  },
  ...inEach(KeyOnPlate, true).map((each) => ({ ...each, says: `on a plate, ${each.says}` })),
];

type Text = Partial<Parameters<typeof TextField>[0]>;
const textIn = (more: Text) =>
  function Drawn() {
    const [value, setValue] = useState(more.value ?? 'Yerba mate 1 kg');
    return (
      <div className="field-place">
        <TextField label="Name" {...more} value={value} onChange={setValue} />
      </div>
    );
  };
const moneyIn = (more: Partial<Parameters<typeof MoneyField>[0]>) =>
  function Drawn() {
    const [value, setValue] = useState<Money | null>(370_100 as Money);
    return (
      <div className="field-place">
        <MoneyField label="Price" siteId="MLA" {...more} value={value} onChange={setValue} />
      </div>
    );
  };

const fewItems = [
  { id: 'cash', label: 'Cash' },
  { id: 'card', label: 'Own card terminal' },
  { id: 'transfer', label: 'Transfer' },
] as const;
type Few = (typeof fewItems)[number]['id'];
const withHints = fewItems.map((item) => ({
  ...item,
  hint: `What ${item.label.toLowerCase()} means for the day’s totals.`,
}));
const longItems = fewItems.map((item) => ({
  ...item,
  label: `${item.label}, ${LONG}`,
  hint: `${LONG}. ${LONG}.`,
}));

const choiceIn = (isDisabled: boolean, items: readonly { id: Few; label: string }[] = fewItems) =>
  function Drawn() {
    const [chosen, setChosen] = useState<Few>('cash');
    return (
      <div className="field-place">
        <Choice
          label="Means"
          items={items}
          selected={chosen}
          onSelect={setChosen}
          hint="Taken when nothing else is said."
          isDisabled={isDisabled}
        />
      </div>
    );
  };
const optionsIn = (items: readonly { id: Few; label: string; hint: string }[]) =>
  function Drawn() {
    const [chosen, setChosen] = useState<Few>('card');
    return <Options label="Means" items={items} selected={chosen} onSelect={setChosen} />;
  };
function DrawnSegments() {
  const [chosen, setChosen] = useState<Few>('card');
  return <Segmented label="Means" items={fewItems} selected={chosen} onSelect={setChosen} />;
}
const tabItems = [
  { id: 'cash', label: 'Favourites' },
  { id: 'card', label: 'Needs attention', count: 3 },
  { id: 'transfer', label: 'Bakery' },
] as const;
function DrawnTabs() {
  const [chosen, setChosen] = useState<Few>('cash');
  return (
    <Tabs label="Parts" items={tabItems} selected={chosen} onSelect={setChosen}>
      <p>What the chosen one holds.</p>
    </Tabs>
  );
}
const toggleIn = (starts: boolean, isDisabled = false, words = 'Print a receipt for each sale') =>
  function Drawn() {
    const [isOn, setOn] = useState(starts);
    return (
      <Toggle isOn={isOn} onChange={setOn} words={{ on: 'Yes', off: 'No' }} isDisabled={isDisabled}>
        {words}
      </Toggle>
    );
  };

const LIGHTS = ['ok', 'waiting', 'trouble', 'off'] as const;
const lightOf = (state: (typeof LIGHTS)[number]) => () => (
  <StatusLight state={state} onPress={nothing}>
    {`Printer: ${state}`}
  </StatusLight>
);

export const controls: Specimens = {
  Button: buttons,
  KeyCap: [{ says: 'as it lies', Drawn: () => <KeyCap>Ctrl+Enter</KeyCap> }],
  TextField: [
    ...inEach(textIn({})),
    {
      says: 'empty, and what goes in',
      Drawn: textIn({ value: '', placeholder: 'Search or scan…', icon: 'search' }),
    },
    { says: 'with a hint', Drawn: textIn({ hint: 'As it is written on the receipt.' }) },
    { says: 'wrong', Drawn: textIn({ value: '12,5,1', error: 'Not an amount.' }) },
    {
      says: 'wrong, with the focus',
      as: 'focus',
      Drawn: textIn({ value: '12,5,1', error: 'Not an amount.' }),
    },
    { says: 'shut', Drawn: textIn({ isDisabled: true }) },
    { says: 'long words', Drawn: textIn({ label: LONG, value: LONG, error: `${LONG}: ${LONG}` }) },
  ],
  MoneyField: [
    ...inEach(moneyIn({})),
    { says: 'wrong', Drawn: moneyIn({ error: 'More than was paid.' }) },
    { says: 'shut', Drawn: moneyIn({ isDisabled: true }) },
    { says: 'Brazil', Drawn: moneyIn({ siteId: 'MLB' }) },
  ],
  Choice: [
    ...inEach(choiceIn(false)),
    { says: 'shut', Drawn: choiceIn(true) },
    { says: 'long words', Drawn: choiceIn(false, longItems) },
  ],
  Segmented: inEach(DrawnSegments),
  Toggle: [
    ...inEach(toggleIn(true)),
    { says: 'off', Drawn: toggleIn(false) },
    { says: 'off, with the focus', as: 'focus', Drawn: toggleIn(false) },
    { says: 'shut on', Drawn: toggleIn(true, true) },
    { says: 'shut off', Drawn: toggleIn(false, true) },
    { says: 'long words', Drawn: toggleIn(true, false, `${LONG} ${LONG}`) },
  ],
  Options: [
    ...inEach(optionsIn(withHints), true).filter(({ as = '' }) => !as.includes('press')),
    { says: 'long words', isBroad: true, Drawn: optionsIn(longItems) },
  ],
  Tabs: inEach(DrawnTabs),
  StatusLight: LIGHTS.flatMap((state) =>
    inEach(lightOf(state)).map((each) => ({ ...each, says: `${state}, ${each.says}` })),
  ),
};
