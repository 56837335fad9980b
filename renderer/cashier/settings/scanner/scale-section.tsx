import { useState } from 'react';
import { areApart, isLayout, pictureOf, type ScaleLayout, usualLayouts } from '#core/domain/scale-code';
import { SavedLine } from '#renderer/cashier/settings/saved-line.tsx';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';

const PREFIXES = ['2', '20', '21', '22', '23', '24', '25', '26', '27', '28', '29'] as const;
const FIGURES = ['3', '4', '5', '6', '7'] as const;
const VALUES = ['weight', 'price0', 'price2'] as const;
type Value = (typeof VALUES)[number];

/** How the shop's scale writes its labels: one row for each prefix that it uses. */
export function ScaleSection({ settings, view }: PageProps) {
  const { t } = useTranslation('cashier');
  const usual = usualLayouts(view.setting.siteId);
  const [layouts, setLayouts] = useState(view.scaleLayouts ?? usual);
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  const isRight = layouts.every(isLayout) && areApart(layouts);
  const change = (after: readonly ScaleLayout[]) => {
    setLayouts(after);
    setAnswer(null);
  };
  const free = PREFIXES.find((prefix) => areApart([...layouts, { prefix, itemFigures: 5, value: 'weight' }]));
  const save = async (scaleLayouts: readonly ScaleLayout[] | null) =>
    setAnswer(await settings.save({ scaleLayouts }));
  return (
    <section className="scale-labels" aria-label={t('settings.scanner.scale.title')}>
      <h3>{t('settings.scanner.scale.title')}</h3>
      <p className="hint">{t('settings.scanner.scale.lead')}</p>
      {layouts.map((layout, at) => (
        <Row
          key={layout.prefix}
          layout={layout}
          onChange={(after) => change(layouts.map((each, place) => (place === at ? after : each)))}
          onRemove={() => change(layouts.filter((_, place) => place !== at))}
        />
      ))}
      {!isRight && (
        <p className="hint bad" role="alert">
          {t('settings.scanner.scale.bad')}
        </p>
      )}
      <div className="row">
        <Button
          kind="primary"
          shutReason={isRight ? null : t('settings.scanner.scale.bad')}
          onPress={() => void save(layouts)}
        >
          {t('settings.scanner.scale.save')}
        </Button>
        {free !== undefined && (
          <Button
            icon="plus"
            onPress={() => change([...layouts, { prefix: free, itemFigures: 5, value: 'weight' }])}
          >
            {t('settings.scanner.scale.add')}
          </Button>
        )}
        <Button
          kind="plain"
          onPress={() => {
            setLayouts(usual);
            void save(null);
          }}
        >
          {t('settings.scanner.scale.usual')}
        </Button>
      </div>
      <SavedLine answer={answer} />
    </section>
  );
}

function Row({
  layout,
  onChange,
  onRemove,
}: {
  layout: ScaleLayout;
  onChange: (layout: ScaleLayout) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('cashier');
  const { prefix, itemFigures } = layout;
  const value = kindOf(layout);
  const changed = (part: { prefix?: string; itemFigures?: number }, of: Value = value): void =>
    onChange(layoutOf(part.prefix ?? prefix, part.itemFigures ?? itemFigures, of));
  return (
    <div className="scale-row">
      <Choice
        label={t('settings.scanner.scale.prefix')}
        items={PREFIXES.map((id) => ({ id, label: id }))}
        selected={PREFIXES.find((each) => each === prefix) ?? '20'}
        onSelect={(id) => changed({ prefix: id })}
      />
      <Choice
        label={t('settings.scanner.scale.item')}
        items={FIGURES.map((id) => ({ id, label: id }))}
        selected={FIGURES.find((each) => Number(each) === itemFigures) ?? '5'}
        onSelect={(id) => changed({ itemFigures: Number(id) })}
      />
      <Choice
        label={t('settings.scanner.scale.value')}
        items={VALUES.map((id) => ({ id, label: t(`settings.scanner.scale.values.${id}`) }))}
        selected={value}
        onSelect={(id) => changed({}, id)}
      />
      <code>
        <span className="sr">{t('settings.scanner.scale.looks')} </span>
        {pictureOf(layout)}
      </code>
      <Button
        kind="plain"
        icon="trash-2"
        label={t('settings.scanner.scale.remove', { prefix })}
        onPress={onRemove}
      />
    </div>
  );
}

const kindOf = (layout: ScaleLayout): Value =>
  layout.value === 'weight' ? 'weight' : layout.decimals === 0 ? 'price0' : 'price2';

const layoutOf = (prefix: string, itemFigures: number, value: Value): ScaleLayout =>
  value === 'weight'
    ? { prefix, itemFigures, value }
    : { prefix, itemFigures, value: 'price', decimals: value === 'price0' ? 0 : 2 };
