import { useState } from 'react';
import type { BusinessDay } from '#core/domain/business-day';
import { EXPORT_TABLES, type ExportTable } from '#core/domain/export-tables';
import type { ExportWhat } from '#core/export-requests';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import { SPANS, type Span, type SpanName, spanOf } from '#renderer/cashier/exports/spans';
import { useTrustWords } from '#renderer/cashier/trust-words';
import { Button } from '#renderer/ui/button.tsx';
import { Choice } from '#renderer/ui/choice.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { numberText } from '#renderer/ui/figures';
import { Icon } from '#renderer/ui/icon.tsx';
import { Options } from '#renderer/ui/options.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';

type Days = { readonly day: BusinessDay; readonly today: BusinessDay };
const KINDS = ['workbook', 'csv', 'summary'] as const;
type Kind = (typeof KINDS)[number];

/** Some days as a file: for a spreadsheet, for a program, or for whoever keeps the books. */
export function ExportDialog({ day, today, onClose }: Days & { onClose: () => void }) {
  const { t } = useTrustWords();
  const [span, setSpan] = useState<Span>({ from: day, to: day });
  const [kind, setKind] = useState<Kind>('workbook');
  const [table, setTable] = useState<ExportTable>('movements');
  const { isBusy, outcome, save } = useExport();
  return (
    <Dialog
      title={t('export.title')}
      className="exporting"
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            icon="download"
            shutReason={
              isBusy ? t('export.writing') : span.from > span.to ? t('export.error.bad-days') : null
            }
            onPress={() => save({ ...span, what: kind === 'csv' ? table : kind })}
          >
            {t('export.save')}
          </Button>
          <Button onPress={onClose}>{t('export.close')}</Button>
        </>
      }
    >
      <SpanFields span={span} day={day} today={today} onSpan={setSpan} />
      <Options
        label={t('export.what')}
        items={KINDS.map((id) => ({ id, label: t(`export.kind.${id}`), hint: t(`export.hint.${id}`) }))}
        selected={kind}
        onSelect={setKind}
      />
      {kind === 'csv' && (
        <Choice
          label={t('export.table')}
          items={EXPORT_TABLES.map((id) => ({ id, label: t(`export.of.${id}`) }))}
          selected={table}
          onSelect={setTable}
        />
      )}
      <p className={outcome?.isGood === true ? 'hint good path' : 'hint bad path'} role="status">
        {outcome !== null && (
          <>
            <Icon name={outcome.isGood ? 'circle-check' : 'circle-alert'} /> {outcome.words}
          </>
        )}
      </p>
    </Dialog>
  );
}

function SpanFields({ span, day, today, onSpan }: Days & { span: Span; onSpan: (span: Span) => void }) {
  const { t } = useTrustWords();
  const named = SPANS.find((name) => isSame(spanOf(name, day, today), span));
  const field = (which: 'from' | 'to') => (
    <label className="field">
      <span className="label">{t(`export.${which}`)}</span>
      <span className="input">
        <input
          type="date"
          value={span[which]}
          max={today}
          onChange={({ target }) =>
            target.value !== '' && onSpan({ ...span, [which]: target.value as BusinessDay })
          }
        />
      </span>
    </label>
  );
  return (
    <>
      <Segmented<SpanName | 'other'>
        label={t('export.days')}
        items={[
          ...SPANS.map((id) => ({ id, label: t(`export.span.${id}`) })),
          ...(named === undefined ? [{ id: 'other' as const, label: t('export.span.other') }] : []),
        ]}
        selected={named ?? 'other'}
        onSelect={(name) => name !== 'other' && onSpan(spanOf(name, day, today))}
      />
      <div className="two-days">
        {field('from')}
        {field('to')}
      </div>
    </>
  );
}

const isSame = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to;

type Outcome = { readonly isGood: boolean; readonly words: string } | null;

function useExport() {
  const { t } = useTrustWords();
  const { bridge } = useActions();
  const { language } = useSetting();
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);

  async function save(wanted: Span & { readonly what: ExportWhat }): Promise<Outcome> {
    const saved = await bridge.request('export/save', wanted);
    if (!saved.ok)
      return saved.error === 'cancelled' ? null : { isGood: false, words: t(`export.error.${saved.error}`) };
    const { path, rows } = saved.value;
    const words =
      wanted.what === 'summary'
        ? t('export.savedPage', { path })
        : t('export.saved', { path, count: rows, rows: numberText(rows, language) });
    return { isGood: true, words };
  }

  return {
    isBusy,
    outcome,
    save(wanted: Span & { readonly what: ExportWhat }) {
      if (isBusy) return;
      setBusy(true);
      setOutcome(null);
      void save(wanted)
        .catch((): Outcome => ({ isGood: false, words: t('export.error.failed') }))
        .then((told) => {
          setOutcome(told);
          setBusy(false);
        });
    },
  };
}
