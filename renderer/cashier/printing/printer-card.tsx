import { type ReactNode, useState } from 'react';
import type { PrintTrouble } from '#core/domain/print-job';
import type { PrinterPlace, ShopPrinter } from '#core/domain/printer-form';
import type { SettingsView, SystemPrinterView } from '#core/settings-views';
import { useActions } from '#renderer/cashier/counter-context';
import { PrinterFields } from '#renderer/cashier/printing/printer-fields.tsx';
import { faultsIn, printerFrom, typedFrom } from '#renderer/cashier/printing/printer-typed';
import { usePrintingWords } from '#renderer/cashier/printing/printing-words';
import { SavedLine } from '#renderer/cashier/settings/saved-line.tsx';
import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';

/** One printer of the shop: its fields, what saves it and what shows that it is set right. */
export function PrinterCard({
  place,
  printer,
  ways,
  printers,
  onSave,
  children,
}: {
  place: PrinterPlace;
  printer: ShopPrinter;
  ways: SettingsView['printerWays'];
  printers: readonly SystemPrinterView[] | null;
  onSave: (printer: ShopPrinter) => Promise<SaveAnswer>;
  /** More keys in the row. */
  children?: ReactNode;
}) {
  const { t } = usePrintingWords();
  const [typed, setTyped] = useState(() => typedFrom(printer));
  const [isTried, setTried] = useState(false);
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  const save = async (): Promise<boolean> => {
    setTried(true);
    const made = printerFrom(typed);
    if (made === null) return false;
    const saved = await onSave(made);
    setAnswer(saved);
    return saved === 'saved';
  };
  return (
    <>
      <PrinterFields
        typed={typed}
        onChange={(part) => {
          setTyped({ ...typed, ...part });
          setAnswer(null);
        }}
        faults={isTried ? faultsIn(typed) : []}
        ways={ways}
        printers={printers}
      />
      <div className="row">
        <Button kind="primary" onPress={() => void save()}>
          {t('printer.save')}
        </Button>
        <TestPrint place={place} onBefore={save} />
        {children}
      </div>
      <SavedLine answer={answer} />
    </>
  );
}

type Outcome = 'testing' | 'tested' | { readonly trouble: PrintTrouble };

function TestPrint({ place, onBefore }: { place: PrinterPlace; onBefore: () => Promise<boolean> }) {
  const { t } = usePrintingWords();
  const { t: say } = useTranslation('cashier');
  const { bridge } = useActions();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const test = async () => {
    if (outcome === 'testing' || !(await onBefore())) return;
    setOutcome('testing');
    const printed = await bridge.request('settings/test-print', { place });
    setOutcome(printed.ok ? 'tested' : { trouble: printed.error });
  };
  const words = (): string => {
    if (outcome === null) return '';
    if (outcome === 'testing' || outcome === 'tested') return t(`printer.${outcome}`);
    return t('printer.testFailed', { reason: say(`printTrouble.${outcome.trouble}`) });
  };
  return (
    <>
      <Button icon="printer" onPress={() => void test()}>
        {t('printer.test')}
      </Button>
      <span className={typeof outcome === 'object' && outcome !== null ? 'hint bad' : 'hint'} role="status">
        {words()}
      </span>
    </>
  );
}
