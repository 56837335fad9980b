import { useState } from 'react';
import type { AttentionView, CaseView } from '#core/day-views';
import type { SaleId } from '#core/domain/sale';
import { formatMoney, siteOf } from '#core/domain/site';
import { useSetting } from '#renderer/cashier/counter-store';
import { CaseActs } from '#renderer/cashier/day/case-acts.tsx';
import { caseLook } from '#renderer/cashier/day/case-look';
import { useDayWords } from '#renderer/cashier/day/day-words';
import { saleNumber } from '#renderer/cashier/sale-number';
import { Amount } from '#renderer/ui/amount.tsx';
import { Badge } from '#renderer/ui/badge.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Empty } from '#renderer/ui/empty.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { dayText, hourText } from '#renderer/ui/when';

type Acting = { readonly onOpen: (sale: SaleId) => void; readonly onDone: () => void };

/** What needs a person, of whichever day, with the money that it is about and what can be done; below it what is done. */
export function Attention({ view, ...acting }: Acting & { view: AttentionView }) {
  const { t } = useDayWords();
  const [showsDone, setShowsDone] = useState(false);
  return (
    <aside className="attention" aria-label={t('figure.attention')}>
      <header>
        <h2>
          {view.count > 0 && <Icon name="circle-alert" />}
          {t('figure.attention')}
        </h2>
        <p className="sr" role="status">
          {t('attention.count', { count: view.count })}
        </p>
      </header>
      {view.count === 0 && (
        <Empty icon="shield-check" title={t('attention.none')}>
          {t('attention.noneHint')}
        </Empty>
      )}
      {view.open.map((each) => (
        <OneCase key={each.id} of={each} {...acting} />
      ))}
      {view.count > view.open.length && (
        <p className="quiet more">{t('attention.more', { count: view.count - view.open.length })}</p>
      )}
      {view.done.length > 0 && (
        <div className="done-cases">
          <Button
            kind="plain"
            icon={showsDone ? 'chevron-down' : 'chevron-right'}
            onPress={() => setShowsDone(!showsDone)}
          >
            {t('attention.done')}
          </Button>
          {showsDone && view.done.map((each) => <OneCase key={each.id} of={each} {...acting} />)}
        </div>
      )}
    </aside>
  );
}

function OneCase({ of, onOpen, onDone }: Acting & { of: CaseView }) {
  const { t } = useDayWords();
  const setting = useSetting();
  const isOpen = of.closed === null && of.solved === null;
  const say = useSentence();
  const { saleId } = of;
  const number = saleNumber(of.saleNumber);
  const name = t(`case.${of.kind}`);
  return (
    <article
      className={isOpen ? 'case' : 'case done'}
      aria-label={saleId === null ? name : `${name}, ${number}`}
    >
      <div className="line">
        <Badge kind={isOpen ? 'trouble' : 'plain'} icon={caseLook[of.kind].icon}>
          {name}
        </Badge>
        <Amount value={of.amount} siteId={setting.siteId} />
      </div>
      <p>
        {saleId !== null && (
          <>
            <button type="button" className="link" onClick={() => onOpen(saleId)}>
              {t('attention.sale', { number })}
            </button>{' '}
          </>
        )}
        <time className="quiet">
          {dayText(of.at, setting)} {hourText(of.at, setting)}
        </time>
      </p>
      <p>{say(of)}</p>
      {isOpen ? <CaseActs of={of} onDone={onDone} /> : <Ending of={of} />}
    </article>
  );
}

/** Who closed it, when and why; or what came later and settled it. */
function Ending({ of: { closed, solved } }: { of: CaseView }) {
  const { t } = useDayWords();
  const setting = useSetting();
  if (closed === null)
    return <p className="ending">{solved === null ? '' : t(`attention.solved.${solved}`)}</p>;
  const time = `${dayText(closed.at, setting)} ${hourText(closed.at, setting)}`;
  return (
    <p className="ending">
      <Icon name="check" />
      {closed.by === null
        ? t('attention.closed', { time, reason: closed.reason })
        : t('attention.closedBy', { time, reason: closed.reason, name: closed.by })}
    </p>
  );
}

function useSentence(): (of: CaseView) => string {
  const { t } = useDayWords();
  const setting = useSetting();
  const site = siteOf(setting.siteId);
  return ({ kind, amount, total, received, paidAt, stoppedAt }) => {
    const money = {
      amount: formatMoney(amount, site),
      total: formatMoney(total, site),
      received: formatMoney(received, site),
    };
    if (kind === 'late' && paidAt !== null && stoppedAt !== null)
      return t('case.say.lateAt', { paid: hourText(paidAt, setting), stopped: hourText(stoppedAt, setting) });
    return t(`case.say.${kind}`, money);
  };
}
