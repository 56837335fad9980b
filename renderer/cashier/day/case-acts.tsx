import { useState } from 'react';
import type { CaseView } from '#core/day-views';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter } from '#renderer/cashier/counter-store';
import { type CaseAct, caseLook } from '#renderer/cashier/day/case-look';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { ReasonDialog } from '#renderer/cashier/dialogs/reason-dialog.tsx';
import { saleNumber } from '#renderer/cashier/sale-number';
import { Button } from '#renderer/ui/button.tsx';

const put = useCounter.setState;

export function CaseActs({ of, onDone }: { of: CaseView; onDone: () => void }) {
  const { t } = useDayWords();
  const { bridge, ticket, charges } = useActions();
  const [asks, setAsks] = useState<'accept' | 'seen' | 'accept-mismatch' | null>(null);
  const { id, saleId, reference, jobId, paper, day } = of;

  function act(which: CaseAct): void {
    if (which === 'accept' || which === 'seen' || which === 'accept-mismatch') setAsks(which);
    else if (which === 'give-back' && saleId !== null)
      put({ dialog: { kind: 'give-back', saleId, paymentId: null } });
    else if (which === 'reconcile') put({ panel: { kind: 'reconcile', day } });
    else if (which === 'check' && reference !== null)
      void ticket.ask(bridge.request('charge/check', { reference }));
    else if (which === 'print' && jobId !== null) void charges.retryPrint(jobId);
    else if (which === 'drop' && jobId !== null && paper !== null)
      put({ dialog: { kind: 'drop-print', jobId, what: paper, number: saleNumber(of.saleNumber) } });
  }

  async function answer(which: 'accept' | 'seen' | 'accept-mismatch', reason: string): Promise<void> {
    const isTaken =
      which === 'accept-mismatch' && reference !== null
        ? await ticket.ask(bridge.request('charge/accept-mismatch', { reference, reason }))
        : await ticket.ask(bridge.request('attention/close', { id, reason }));
    if (isTaken) onDone();
  }

  return (
    <div className="do">
      {caseLook[of.kind].acts.map((which, at) => (
        <Button key={which} kind={at === 0 ? 'soft' : 'secondary'} onPress={() => act(which)}>
          {t(`case.act.${which}`)}
        </Button>
      ))}
      {asks !== null && (
        <ReasonDialog
          words={{
            title: t(`case.ask.${asks}`, { number: saleNumber(of.saleNumber) }),
            body: t('case.ask.body'),
            label: t('case.ask.label'),
            bad: t('case.ask.bad'),
            yes: t(`case.act.${asks}`),
          }}
          onAnswer={(reason) => void answer(asks, reason)}
          onClose={() => setAsks(null)}
        />
      )}
    </div>
  );
}
