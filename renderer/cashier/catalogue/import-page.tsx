import { DELIMITERS } from '#core/domain/csv';
import { FIELDS, type Field } from '#core/domain/product-columns';
import type { ImportPreview } from '#core/domain/product-import';
import { useCatalogueWords } from '#renderer/cashier/catalogue/catalogue-words';
import { ImportOutcome } from '#renderer/cashier/catalogue/import-outcome.tsx';
import type { Importing } from '#renderer/cashier/catalogue/use-importing';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { Toggle } from '#renderer/ui/toggle.tsx';

const MARKS = { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'pipe' } as const;

/** What a file would do, before it does anything. */
export function ImportPage({ importing, onBack }: { importing: Importing; onBack: () => void }) {
  const { t } = useCatalogueWords();
  const { preview, refused, isBusy } = importing;
  return (
    <div className="page import">
      {preview !== null && <h2>{t('file.title', { name: preview.fileName })}</h2>}
      {isBusy && <p role="status">{preview === null ? t('file.reading') : t('file.saving')}</p>}
      {refused !== null && (
        <p className="hint bad" role="alert">
          {refused}
        </p>
      )}
      {preview !== null && <ImportOutcome importing={importing} preview={preview} />}
      {preview !== null && importing.done === null && (
        <>
          <Columns preview={preview} onChange={importing.read} />
          <HowToRead preview={preview} onChange={importing.read} />
        </>
      )}
      <div className="row">
        <Button onPress={() => void importing.choose()}>{t('file.other')}</Button>
        <Button kind="plain" onPress={onBack}>
          {t('file.back')}
        </Button>
      </div>
    </div>
  );
}

type PartProps = { readonly preview: ImportPreview; readonly onChange: Importing['read'] };

function Columns({ preview, onChange }: PartProps) {
  const { t } = useCatalogueWords();
  const { headings, samples, options } = preview;
  const fields: readonly (Field | 'ignore')[] = ['ignore', ...FIELDS];
  const set = (at: number, chosen: Field | 'ignore') =>
    onChange({
      columns: options.columns.map((field, column) => {
        if (column === at) return chosen === 'ignore' ? null : chosen;
        // A field is in one column, but for barcodes.
        return field === chosen && chosen !== 'barcode' ? null : field;
      }),
    });
  return (
    <section className="part">
      <h3>{t('file.columns')}</h3>
      <div className="columns-of-file">
        {[...options.columns.entries()].map(([at, field]) => {
          const heading = headings[at] === '' ? undefined : headings[at];
          const label = heading ?? t('file.column', { number: at + 1 });
          const sample = samples.map((row) => row[at]).find((cell) => cell !== undefined && cell !== '');
          return (
            <Choice<Field | 'ignore'>
              key={label + String(at)}
              label={label}
              items={fields.map((id) => ({
                id,
                label: id === 'ignore' ? t('file.ignore') : t(`field.${id}`),
              }))}
              selected={field ?? 'ignore'}
              onSelect={(chosen) => set(at, chosen)}
              hint={sample === undefined ? null : `${t('file.sample')}: ${sample}`}
            />
          );
        })}
      </div>
    </section>
  );
}

function HowToRead({ preview, onChange }: PartProps) {
  const { t } = useCatalogueWords();
  const { options } = preview;
  const words = { on: t('yes'), off: t('no') };
  return (
    <section className="part how-to-read">
      <h3>{t('file.how')}</h3>
      <Segmented
        label={t('file.decimal')}
        items={(['comma', 'point'] as const).map((id) => ({ id, label: t(`file.${id}`) }))}
        selected={options.decimalMark}
        onSelect={(decimalMark) => onChange({ decimalMark })}
      />
      <Segmented
        label={t('file.delimiter')}
        items={DELIMITERS.map((id) => ({ id, label: t(`file.mark.${MARKS[id]}`) }))}
        selected={options.delimiter}
        onSelect={(delimiter) => onChange({ delimiter })}
      />
      <span className="label">{t('file.known')}</span>
      <Segmented
        label={t('file.known')}
        items={(['update', 'refuse'] as const).map((id) => ({ id, label: t(`file.${id}`) }))}
        selected={options.known}
        onSelect={(known) => onChange({ known })}
      />
      <Toggle isOn={options.hasHeadings} words={words} onChange={(hasHeadings) => onChange({ hasHeadings })}>
        {t('file.headings')}
      </Toggle>
      <Toggle
        isOn={options.retireMissing}
        words={words}
        onChange={(retireMissing) => onChange({ retireMissing })}
      >
        {t('file.retire')}
      </Toggle>
    </section>
  );
}
