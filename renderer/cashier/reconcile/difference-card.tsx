import { useState } from 'react';
import type { Figures } from '#core/domain/reconciliation';
import type { SaleId } from '#core/domain/sale';
import { formatMoney, siteOf } from '#core/domain/site';
import type { DifferenceView } from '#core/reconcile-requests';
import { useCounter, useSetting } from '#renderer/cashier/counter-store';
import { onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { useReconcileWords } from '#renderer/cashier/reconcile/reconcile-words';
import type { Reconciling } from '#renderer/cashier/reconcile/use-reconcile';
import { saleNumber } from '#renderer/cashier/sale-number';
import { Amount } from '#renderer/ui/amount.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { dayText, hourText } from '#renderer/ui/when';

type Props = {
  readonly difference: DifferenceView;
  readonly reconciling: Reconciling;
  readonly onOpen: (sale: SaleId) => void;
};

/** One difference under its name: what either side has, and the one or two things to do. */
export function DifferenceCard({ difference, reconciling, onOpen }: Props) {
  const { t } = useReconcileWords();
  const { siteId } = useSetting();
  const [isAsked, setAsked] = useState(false);
  const { kind, paymentId, outside, isYoung, explained } = difference;
  const number = difference.saleNumber;
  return (
    <li className={explained === null ? 'difference' : 'difference done'}>
      <div className="what">
        <h3>
          <Icon name={explained === null ? 'triangle-alert' : 'circle-check'} /> {t(`kind.${kind}.name`)}
        </h3>
        <p className="quiet">
          {number !== null && <>{t('list.sale', { number: saleNumber(number) })} · </>}
          {t('list.payment', { id: paymentId })}
        </p>
        <p>{t(`kind.${kind}.hint`)}</p>
        {outside > 0 && <p>{t('list.outside', { amount: formatMoney(outside, siteOf(siteId)) })}</p>}
        {isYoung && (
          <p className="doubt">
            <Icon name="clock" /> {t('list.young')}
          </p>
        )}
        {explained !== null && <Explained explained={explained} />}
      </div>
      <dl className="two">
        <Half label={t('list.here')} figures={difference.ours} />
        <Half label={t('list.there')} figures={difference.theirs} />
      </dl>
      {isAsked ? (
        <ExplainForm
          difference={difference}
          onKeep={(reason) => {
            setAsked(false);
            reconciling.explain(difference, reason);
          }}
          onClose={() => setAsked(false)}
        />
      ) : (
        <Acts
          difference={difference}
          reconciling={reconciling}
          onOpen={onOpen}
          onExplain={() => setAsked(true)}
        />
      )}
    </li>
  );
}

function Explained({ explained }: { explained: NonNullable<DifferenceView['explained']> }) {
  const { t } = useReconcileWords();
  const setting = useSetting();
  const { reason, by, at } = explained;
  const time = `${dayText(at, setting)} ${hourText(at, setting)}`;
  return (
    <blockquote>
      {reason}
      <small>
        {by === null ? t('act.explainedAlone', { time }) : t('act.explained', { name: by, time })}
      </small>
    </blockquote>
  );
}

function Half({ label, figures }: { label: string; figures: Figures | null }) {
  const { t } = useReconcileWords();
  const { siteId } = useSetting();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {figures === null ? (
          <span className="quiet">{t('list.nothing')}</span>
        ) : (
          <Amount value={figures.amount} siteId={siteId} />
        )}
        {figures !== null && figures.returned > 0 && (
          <small>{t('list.back', { amount: formatMoney(figures.returned, siteOf(siteId)) })}</small>
        )}
      </dd>
    </div>
  );
}

function Acts({ difference, reconciling, onOpen, onExplain }: Props & { onExplain: () => void }) {
  const { t } = useReconcileWords();
  const { kind, paymentId, saleId, canAdopt, explained } = difference;
  const giveBack = kind === 'double' && saleId !== null;
  return (
    <div className="acts">
      {canAdopt && (
        <Button
          kind="primary"
          shutReason={reconciling.busy === paymentId ? t('act.adopting') : null}
          onPress={() => reconciling.adopt(difference)}
        >
          {t('act.adopt')}
        </Button>
      )}
      {giveBack && (
        <Button
          kind="soft"
          onPress={() => useCounter.setState({ dialog: { kind: 'give-back', saleId, paymentId } })}
        >
          {t('act.giveBack')}
        </Button>
      )}
      {saleId !== null && <Button onPress={() => onOpen(saleId)}>{t('act.open')}</Button>}
      <Button onPress={onExplain}>{t(explained === null ? 'act.explain' : 'act.change')}</Button>
    </div>
  );
}

function ExplainForm({
  difference,
  onKeep,
  onClose,
}: Pick<Props, 'difference'> & { onKeep: (reason: string) => void; onClose: () => void }) {
  const { t } = useReconcileWords();
  const [reason, setReason] = useState(difference.explained?.reason ?? '');
  const [isBad, setBad] = useState(false);
  const keep = () => {
    if (reason.trim() === '') setBad(true);
    else onKeep(reason.trim());
  };
  return (
    <div className="explain">
      <TextField
        label={t('act.reason')}
        value={reason}
        onChange={(typed) => {
          setReason(typed);
          setBad(false);
        }}
        onKeyDown={onEnter(keep)}
        maxLength={200}
        autoFocus
        error={isBad ? t('act.bad') : null}
      />
      <Button kind="primary" onPress={keep}>
        {t('act.keep')}
      </Button>
      <Button kind="plain" onPress={onClose}>
        {t('act.cancel')}
      </Button>
    </div>
  );
}
