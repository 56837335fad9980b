import { useState } from 'react';
import type { BusinessDay } from '#core/domain/business-day';
import { EXPORT_TABLES, type ExportTable } from '#core/domain/export-tables';
import type { ExportWhat } from '#core/export-requests';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import { DateField } from '#renderer/cashier/day/date-field.tsx';
import { SPANS, type Span, type SpanName, spanOf } from '#renderer/cashier/exports/spans';
import { type Outcome, OutcomeLine } from '#renderer/cashier/outcome-line.tsx';
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
  const [bad, setBad] = useState(NONE_BAD);
  const isBackwards = span.from > span.to;
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
              isBusy ? t('export.writing') : isBackwards || bad.from || bad.to ? t('export.save') : null
            }
            onPress={() => save({ ...span, what: kind === 'csv' ? table : kind })}
          >
            {t('export.save')}
          </Button>
          <Button onPress={onClose}>{t('export.close')}</Button>
        </>
      }
    >
      <SpanFields span={span} day={day} today={today} bad={bad} onSpan={setSpan} onBad={setBad} />
      {isBackwards && (
        <p className="hint bad" role="alert">
          <Icon name="circle-alert" /> {t('export.error.bad-days')}
        </p>
      )}
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
      <OutcomeLine outcome={outcome} className="path" />
    </Dialog>
  );
}

type Bad = { readonly from: boolean; readonly to: boolean };
const NONE_BAD: Bad = { from: false, to: false };

type SpanProps = Days & {
  readonly span: Span;
  readonly bad: Bad;
  readonly onSpan: (span: Span) => void;
  readonly onBad: (bad: Bad) => void;
};

function SpanFields({ span, day, today, bad, onSpan, onBad }: SpanProps) {
  const { t } = useTrustWords();
  /** Days chosen by name are written anew, whatever was being typed. */
  const [timesNamed, setTimesNamed] = useState(0);
  const named = SPANS.find((name) => isSame(spanOf(name, day, today), span));
  const field = (which: 'from' | 'to') => (
    <DateField
      key={`${which} ${timesNamed}`}
      label={t(`export.${which}`)}
      day={span[which]}
      today={today}
      onDay={(chosen) => onSpan({ ...span, [which]: chosen })}
      onBad={(isBad) => onBad({ ...bad, [which]: isBad })}
    />
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
        onSelect={(name) => {
          if (name === 'other') return;
          onBad(NONE_BAD);
          setTimesNamed(timesNamed + 1);
          onSpan(spanOf(name, day, today));
        }}
      />
      <div className="two-days">
        {field('from')}
        {field('to')}
      </div>
    </>
  );
}

const isSame = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to;

function useExport() {
  const { t } = useTrustWords();
  const { bridge } = useActions();
  const { language } = useSetting();
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function save(wanted: Span & { readonly what: ExportWhat }): Promise<Outcome | null> {
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
        .catch((): Outcome | null => ({ isGood: false, words: t('export.error.failed') }))
        .then((told) => {
          setOutcome(told);
          setBusy(false);
        });
    },
  };
}
