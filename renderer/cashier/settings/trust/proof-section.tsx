import { useEffect, useState } from 'react';
import type { LastProof, ProofAnswer } from '#core/trust-requests';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import { useProofWords } from '#renderer/cashier/settings/trust/proof-words';
import { useTrustWords } from '#renderer/cashier/trust-words';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { dayText, hourText } from '#renderer/ui/when';

/** The whole log read through, and whether it ends where a Z said that it did. */
export function ProofSection() {
  const { t } = useTrustWords();
  const words = useProofWords();
  const [head, setHead] = useState('');
  const { isBusy, answer, last, verify } = useProof();
  const typed = head.replace(/[\s-]/g, '').toLowerCase();
  const isBad = typed !== '' && !/^[0-9a-f]{16,64}$/.test(typed);
  return (
    <section className="part">
      <h3>{t('log.proof')}</h3>
      <p className="hint">{t('log.proofLead')}</p>
      <div className="beside">
        <TextField
          label={t('log.head')}
          hint={t('log.headHint')}
          error={isBad ? t('log.fault.bad-head') : null}
          value={head}
          onChange={setHead}
        />
        <Button
          kind="primary"
          icon="shield-check"
          shutReason={isBusy ? t('log.reading') : isBad ? t('log.fault.bad-head') : null}
          onPress={() => verify(typed === '' ? null : typed)}
        >
          {t('log.verify')}
        </Button>
      </div>
      <Told answer={answer} words={words} />
      {answer === null && last !== null && <Last last={last} words={words} />}
    </section>
  );
}

type Words = ReturnType<typeof useProofWords>;

function Told({ answer, words }: { answer: ProofAnswer | null; words: Words }) {
  return (
    <p className={answer?.ok === true ? 'hint good path' : 'hint bad path'} role="status">
      {answer !== null && (
        <>
          <Icon name={answer.ok ? 'shield-check' : 'triangle-alert'} /> {words(answer)}
        </>
      )}
    </p>
  );
}

/** What the last time by itself came to. */
function Last({ last: { at, answer }, words }: { last: LastProof; words: Words }) {
  const { t } = useTrustWords();
  const setting = useSetting();
  const when = `${dayText(at, setting)} ${hourText(at, setting)}`;
  return (
    <p className={answer.ok ? 'quiet small path' : 'hint bad path'}>
      <Icon name={answer.ok ? 'check' : 'triangle-alert'} /> {t('log.last', { when })} {words(answer)}
    </p>
  );
}

function useProof() {
  const { bridge } = useActions();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<ProofAnswer | null>(null);
  const [last, setLast] = useState<LastProof | null>(null);
  useEffect(() => {
    let isWanted = true;
    void bridge.request('log/last-proof').then((told) => {
      if (isWanted) setLast(told);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge]);
  return {
    isBusy,
    answer,
    last,
    verify(head: string | null) {
      if (isBusy) return;
      setBusy(true);
      setAnswer(null);
      void bridge
        .request('log/verify', { head })
        .catch((): ProofAnswer => ({ ok: false, error: { kind: 'failed' } }))
        .then((told) => {
          setAnswer(told);
          setBusy(false);
        });
    },
  };
}
