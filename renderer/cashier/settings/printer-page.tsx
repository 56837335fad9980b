import { useState } from 'react';
import { type ShopPrinter, takesBytes, USUAL_FORM } from '#core/domain/printer-form';
import { PrinterCard } from '#renderer/cashier/printing/printer-card.tsx';
import { usePrintingWords } from '#renderer/cashier/printing/printing-words';
import { QueueList } from '#renderer/cashier/printing/queue-list.tsx';
import { useSystemPrinters } from '#renderer/cashier/printing/use-system-printers';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Toggle } from '#renderer/ui/toggle.tsx';

/** The shop's printers, and what still waits for them. */
export function PrinterPage(props: PageProps) {
  return (
    <>
      <UsualPrinter {...props} />
      <QueueList />
      <Spare {...props} />
    </>
  );
}

/** Where the paper comes out, and a test that shows it. */
export function UsualPrinter({ settings, view }: PageProps) {
  const { t } = usePrintingWords();
  const { t: say } = useTranslation('cashier');
  const printers = useSystemPrinters();
  const words = { on: say('settings.yes'), off: say('settings.no') };
  return (
    <>
      <h2>{t('printer.title')}</h2>
      <PrinterCard
        place="usual"
        printer={{ target: view.printer, form: view.printerForm }}
        ways={view.printerWays}
        printers={printers}
        onSave={({ target, form }) => settings.save({ printer: target, printerForm: form })}
      />
      <Toggle
        isOn={view.printsByItself}
        words={words}
        onChange={(printsByItself) => void settings.save({ printsByItself })}
      >
        {t('printer.byItself')}
      </Toggle>
      {takesBytes(view.printer) && (
        <Toggle
          isOn={view.opensDrawer}
          words={words}
          onChange={(opensDrawer) => void settings.save({ opensDrawer })}
        >
          {t('printer.drawer')}
        </Toggle>
      )}
    </>
  );
}

const FRESH: ShopPrinter = { target: { kind: 'tcp', host: '', port: 9100 }, form: USUAL_FORM };

function Spare({ settings, view: { sparePrinter, printerWays } }: PageProps) {
  const { t } = usePrintingWords();
  const printers = useSystemPrinters();
  const [isAdding, setAdding] = useState(false);
  const isThere = sparePrinter !== null || isAdding;
  const remove = async () => {
    await settings.save({ sparePrinter: null });
    setAdding(false);
  };
  return (
    <section className="part">
      <h3>{t('printer.spareTitle')}</h3>
      <p className="quiet">{t('printer.spareLead')}</p>
      {isThere ? (
        <PrinterCard
          place="spare"
          printer={sparePrinter ?? FRESH}
          ways={printerWays}
          printers={printers}
          onSave={(made) => settings.save({ sparePrinter: made })}
        >
          <Button kind="plain" onPress={() => void remove()}>
            {t('printer.spareRemove')}
          </Button>
        </PrinterCard>
      ) : (
        <div className="row">
          <Button icon="plus" onPress={() => setAdding(true)}>
            {t('printer.spareAdd')}
          </Button>
        </div>
      )}
    </section>
  );
}
