import type { SaleView } from '#core/views';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

/** Whether the paper came out, and what to do if it did not. */
export function ReceiptFate() {
  const { t } = useTranslation('cashier');
  const { print, receiptNumber } = useView(({ sale }) => sale);
  return (
    <div className="fate">
      <Icon name="printer" />
      <span>{words()}</span>
      {print?.state === 'failed' && (
        <div className="remedies">
          <Remedies print={print} />
        </div>
      )}
    </div>
  );

  function words(): string {
    if (print === null) return t('receipt.none');
    if (print.state !== 'failed') return t(`receipt.${print.state}`, { number: receiptNumber ?? '' });
    if (print.trouble === 'interrupted') return t('receipt.interrupted');
    return t('receipt.failed', { reason: t(`printTrouble.${print.trouble ?? 'printer'}`) });
  }
}

function Remedies({ print: { jobId, trouble } }: { print: NonNullable<SaleView['print']> }) {
  const { t } = useTranslation('cashier');
  const { charges } = useActions();
  const hasSpare = useView((view) => view.hasSparePrinter);
  const again = () => void charges.retryPrint(jobId);
  const other = hasSpare && (
    <Button onPress={() => void charges.movePrint(jobId)}>{t('receipt.move')}</Button>
  );
  const giveUp = (words: string) => void charges.giveUpPrint(jobId, words);
  if (trouble !== 'interrupted')
    return (
      <>
        <Button onPress={again}>{t('receipt.retry')}</Button>
        {other}
        <Button onPress={() => giveUp(t('receipt.giveUp'))}>{t('receipt.giveUp')}</Button>
      </>
    );
  return (
    <>
      <Button onPress={again}>{t('receipt.notOut')}</Button>
      {other}
      <Button onPress={() => void charges.foundPrint(jobId)}>{t('receipt.itIsOut')}</Button>
    </>
  );
}
