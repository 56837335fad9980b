import type { ImportPreview } from '#core/domain/product-import';
import { siteOf } from '#core/domain/site';
import { useCatalogueWords } from '#renderer/cashier/catalogue/catalogue-words';
import type { Importing } from '#renderer/cashier/catalogue/use-importing';
import { useSetting } from '#renderer/cashier/counter-store';
import { Figure } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { numberText } from '#renderer/ui/figures';

const COUNTS = ['added', 'changed', 'unchanged', 'retired', 'wrong'] as const;

/** The counts, then the one thing to do: mend the file, import it, or take the import back. */
export function ImportOutcome({ importing, preview }: { importing: Importing; preview: ImportPreview }) {
  const { t } = useCatalogueWords();
  const { counts, formulas } = preview;
  const { locale } = siteOf(useSetting().siteId);
  return (
    <section className="part outcome">
      <h3>{t('file.will')}</h3>
      <dl className="counts">
        {COUNTS.map((key) => (
          <div key={key} className={key === 'wrong' && counts.wrong > 0 ? 'bad' : ''}>
            <dt>{t(`file.${key}`)}</dt>
            <dd>{numberText(counts[key], locale)}</dd>
          </div>
        ))}
      </dl>
      {formulas > 0 && <p className="hint">{t('file.formulas', { count: formulas })}</p>}
      {counts.wrong > 0 ? <WrongRows preview={preview} /> : <Examples preview={preview} />}
      <NextStep importing={importing} preview={preview} />
    </section>
  );
}

function NextStep({ importing, preview }: { importing: Importing; preview: ImportPreview }) {
  const { t } = useCatalogueWords();
  const { done, isBusy, take, undo } = importing;
  const { added, changed, retired } = preview.counts;
  const hasWrong = preview.counts.wrong > 0;
  if (done !== null) {
    return (
      <div className="row" role="status">
        <strong>
          {done === 'undone'
            ? t('file.undone')
            : t('file.done', { added: done.added, changed: done.changed })}
        </strong>
        {done !== 'undone' && <Button onPress={() => void undo()}>{t('file.undo')}</Button>}
      </div>
    );
  }
  const count = added + changed + retired;
  const shut = isBusy ? t('file.saving') : count === 0 ? t('file.nothing') : null;
  if (hasWrong) return <p className="hint bad">{t('file.wrongFile')}</p>;
  return (
    <Button kind="primary" isBig shutReason={shut} onPress={() => void take()}>
      {t('file.do', { count })}
    </Button>
  );
}

function WrongRows({ preview: { troubles, counts } }: { preview: ImportPreview }) {
  const { t } = useCatalogueWords();
  return (
    <>
      {troubles.length < counts.wrong && (
        <p className="hint">{t('file.firstOf', { count: troubles.length })}</p>
      )}
      <ul className="wrong-rows">
        {troubles.map(({ line, kind, field, text, other }) => (
          <li key={`${line}-${kind}-${field ?? ''}`}>
            <b>{t('file.line', { line })}</b> {t(`why.${kind}`, { text, other: other ?? '' })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** As they would be: whoever reads a wrong price here sees that a column is wrong. */
function Examples({ preview: { examples } }: { preview: ImportPreview }) {
  const { siteId } = useSetting();
  return (
    <ul className="examples">
      {examples.map(({ id, name, sku, barcodes, price, category }) => (
        <li key={id}>
          <span>{name}</span>
          <span className="quiet small">{[sku, ...barcodes, category].filter(Boolean).join(' · ')}</span>
          <Figure value={price} siteId={siteId} />
        </li>
      ))}
    </ul>
  );
}
