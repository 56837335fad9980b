import { toMoney } from '#core/domain/money';
import type { PrintTrouble } from '#core/domain/print-job';
import { formatMoney, siteOf } from '#core/domain/site';
import { storyIn, useSetting, useView } from '#renderer/cashier/counter-store';
import type { Seen, TestLines } from '#renderer/cashier/first-run/test-sale';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Icon, type IconName } from '#renderer/ui/icon.tsx';

const icons: Readonly<Record<Seen | 'none', IconName>> = {
  idle: 'minus',
  wait: 'hourglass',
  good: 'circle-check',
  bad: 'circle-x',
  none: 'info',
};

/** Each line says in words what was seen; told to those who listen as it changes. */
export function TestLinesList({ lines, onPrinter }: { lines: TestLines; onPrinter: () => void }) {
  const { t } = useSetupWords();
  const words = useLineWords(lines);
  return (
    <ul className="test-lines" aria-label={t('firstRun.sale.lines')} aria-live="polite">
      {(['code', 'paid', 'receipt'] as const).map((line) => (
        <li key={line} className={lines[line]}>
          <Icon name={icons[lines[line]]} />
          <span>{words(line)}</span>
          {line === 'receipt' && lines.receipt === 'bad' && (
            <Button icon="printer" onPress={onPrinter}>
              {t('firstRun.sale.toPrinter')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function useLineWords(lines: TestLines) {
  const { t } = useSetupWords();
  const { isPractice, siteId } = useSetting();
  const display = useView(({ lights }) => lights.display.state);
  const isFile = useView(({ lights }) => lights.printer.state === 'off');
  const { print, receiptNumber, number } = useView(({ sale }) => sale);
  const total = useView(({ charge }) => charge?.total ?? null);
  const reason = useReason();
  const printReason = usePrintReason(print?.trouble ?? null);
  return (line: keyof TestLines): string => {
    const seen = lines[line];
    if (line === 'code') {
      if (seen === 'good' && display !== 'ok')
        return t(`firstRun.sale.code.${isPractice ? 'window' : 'here'}`);
      return t(`firstRun.sale.code.${seen === 'none' ? 'idle' : seen}`, { reason });
    }
    if (line === 'paid') {
      const amount = total === null ? '' : formatMoney(total, siteOf(siteId));
      return t(`firstRun.sale.paid.${seen === 'none' ? 'idle' : seen}`, { amount, reason });
    }
    const told = seen === 'good' && isFile ? 'file' : seen;
    return t(`firstRun.sale.receipt.${told}`, {
      number: receiptNumber ?? String(number),
      reason: printReason,
    });
  };
}

/** What the counter itself says of a charge that did not come through. */
function useReason(): string {
  const { t } = useTranslation('cashier');
  const charge = useView((view) => view.charge);
  const sale = useView((view) => view.sale);
  const { register, siteId } = useSetting();
  const story = storyIn({ charge, sale });
  if (charge?.trouble != null) return t(`reason.${charge.trouble.kind}`);
  if (charge === null || story?.kind !== 'trouble') return '';
  const { received, total } = charge;
  const site = siteOf(siteId);
  return t(`trouble.${story.words}.title`, {
    register,
    received: formatMoney(received, site),
    due: formatMoney(toMoney(Math.max(0, total - received)), site),
  });
}

function usePrintReason(trouble: PrintTrouble | null): string {
  const { t } = useTranslation('cashier');
  const light = useView(({ lights }) => lights.printer.reason);
  return t(`printTrouble.${trouble ?? light ?? 'printer'}`);
}
