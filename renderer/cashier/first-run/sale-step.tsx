import { useState } from 'react';
import { formatMoney, siteOf } from '#core/domain/site';
import { testAmount } from '#core/first-run';
import type { ChargeView } from '#core/views';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useSetting, useView } from '#renderer/cashier/counter-store';
import type { StepProps } from '#renderer/cashier/first-run/first-run-screen.tsx';
import { TestLinesList } from '#renderer/cashier/first-run/test-lines.tsx';
import { isOver, linesOf } from '#renderer/cashier/first-run/test-sale';
import { useTestSale } from '#renderer/cashier/first-run/use-test-sale';
import { runCommand } from '#renderer/cashier/run-command';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Banner } from '#renderer/ui/banner.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Code } from '#renderer/ui/code.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Options } from '#renderer/ui/options.tsx';

/** From the code to the paper, each of them seen. */
export function SaleStep(props: StepProps) {
  const { t } = useSetupWords();
  const { view, place } = props;
  const told = useView((counter) => counter);
  const test = useTestSale();
  const lines = linesOf(told, view.printsByItself);
  const hasOther = told.charge === null && (told.sale.cart.lines.length > 0 || told.sale.closedAt !== null);
  return (
    <>
      <div>
        <h2>{t('firstRun.sale.title')}</h2>
        <p className="lead">{t('firstRun.sale.lead')}</p>
      </div>
      {(told.charge !== null || test.isBusy) && (
        <TestLinesList lines={lines} onPrinter={() => place.goTo('printer')} />
      )}
      {isOver(lines) && lines.receipt !== 'bad' && (
        <p className="hint good" role="status">
          <Icon name="circle-check" /> {t('firstRun.sale.allGood')}
        </p>
      )}
      {told.charge !== null ? (
        <UnderWay charge={told.charge} test={test} />
      ) : hasOther && !test.isBusy ? (
        <InTheWay />
      ) : (
        <Begin {...props} test={test} />
      )}
      <Trouble test={test} />
    </>
  );
}

type Test = ReturnType<typeof useTestSale>;

function Trouble({ test: { trouble } }: { test: Test }) {
  const { t } = useSetupWords();
  const { t: c } = useTranslation('cashier');
  if (trouble === null) return null;
  return (
    <p className="hint bad" role="alert">
      <Icon name="circle-alert" />{' '}
      {trouble === 'charges-open' ? t('firstRun.done.real-charges-open') : c(`notice.${trouble}`)}
    </p>
  );
}

function InTheWay() {
  const { t } = useSetupWords();
  const counter = useActions();
  return (
    <div className="row">
      <span className="hint">{t('firstRun.sale.busy')}</span>
      <Button onPress={() => runCommand('later', counter)}>{t('firstRun.sale.toCounter')}</Button>
    </div>
  );
}

/** Real money only where it was asked for by name, and twice. */
function Begin({ view, test }: StepProps & { test: Test }) {
  const { t } = useSetupWords();
  const { isPractice, siteId } = useSetting();
  const [chosen, setChosen] = useState<'practice' | 'real'>(isPractice ? 'practice' : 'real');
  const [isAsking, setAsking] = useState(false);
  const owner = view.account?.sellerName ?? '';
  const amount = formatMoney(testAmount(siteId), siteOf(siteId));
  const maySellForReal = view.account !== null && view.hasToken && view.register !== null;
  const isReal = !isPractice || (maySellForReal && chosen === 'real');
  const start = (): void => {
    if (isReal) setAsking(true);
    else void test.start();
  };
  return (
    <>
      {isPractice && maySellForReal && (
        <Options
          label={t('firstRun.sale.how')}
          items={(['practice', 'real'] as const).map((id) => ({
            id,
            label: t(`firstRun.sale.${id}`),
            hint: t(`firstRun.sale.${id}Hint`, { amount, owner }),
          }))}
          selected={chosen}
          onSelect={setChosen}
        />
      )}
      <Button
        kind="primary"
        isBig
        icon="play"
        shutReason={test.isBusy ? t('firstRun.sale.starting') : null}
        onPress={start}
      >
        {isReal ? t('firstRun.sale.startReal', { amount }) : t('firstRun.sale.start')}
      </Button>
      {isAsking && (
        <Dialog
          role="alertdialog"
          title={t('firstRun.sale.realTitle', { amount })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button kind="plain" autoFocus onPress={() => setAsking(false)}>
                {t('firstRun.sale.stay')}
              </Button>
              <Button
                kind="primary"
                onPress={() => {
                  setAsking(false);
                  void (isPractice ? test.startReal() : test.start());
                }}
              >
                {t('firstRun.sale.startReal', { amount })}
              </Button>
            </>
          }
        >
          <p className="body">{t('firstRun.sale.realBody', { owner })}</p>
        </Dialog>
      )}
    </>
  );
}

function UnderWay({ charge, test }: { charge: ChargeView; test: Test }) {
  const { t } = useSetupWords();
  const { isPractice, siteId } = useSetting();
  const isAlone = useView(({ lights }) => lights.display.state !== 'ok');
  const amount = formatMoney(charge.total, siteOf(siteId));
  if (charge.paidAt !== null) return <Paid amount={amount} />;
  const { qrData } = charge;
  const isFailed = qrData === null && charge.state !== 'requested' && charge.state !== 'in-process';
  return (
    <>
      {qrData !== null && !isPractice && (
        <Banner kind="wait" icon="banknote" title={t('firstRun.sale.phone', { amount })} />
      )}
      {qrData !== null && !isPractice && isAlone && (
        <Code data={qrData} label={t('firstRun.sale.codeLabel')} className="test-code" />
      )}
      <div className="row">
        {qrData !== null && isPractice && (
          <Button kind="primary" isBig icon="banknote" autoFocus onPress={() => void test.pay()}>
            {t('firstRun.sale.pay')}
          </Button>
        )}
        {isFailed && (
          <Button kind="primary" isBig icon="refresh-cw" autoFocus onPress={() => void test.again()}>
            {t('firstRun.sale.again')}
          </Button>
        )}
        <Button kind="plain" onPress={() => void test.drop()}>
          {t('firstRun.sale.drop')}
        </Button>
      </div>
    </>
  );
}

/** Real money may go back where it came from; practice money was never there. */
function Paid({ amount }: { amount: string }) {
  const { t } = useSetupWords();
  const { isPractice } = useSetting();
  const saleId = useView(({ sale }) => sale.id);
  if (isPractice || saleId === null) return null;
  return (
    <Button
      icon="undo-2"
      onPress={() => useCounter.setState({ dialog: { kind: 'give-back', saleId, paymentId: null } })}
    >
      {t('firstRun.sale.refund', { amount })}
    </Button>
  );
}
