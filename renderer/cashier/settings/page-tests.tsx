import { useState } from 'react';
import type { TokenRefusal } from '#core/account-answers';
import { toMoney } from '#core/domain/money';
import { formatMoney, siteOf } from '#core/domain/site';
import { useActions } from '#renderer/cashier/counter-context';
import { useSetting } from '#renderer/cashier/counter-store';
import type { Outcome } from '#renderer/cashier/outcome-line.tsx';
import { RefusedCard } from '#renderer/cashier/settings/account/account-cards.tsx';
import { usePlaceWords } from '#renderer/cashier/settings/places/use-place-words';
import { registersIn } from '#renderer/cashier/settings/places/use-places';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { dayText, hourText } from '#renderer/ui/when';

const OutcomeLine = ({ outcome }: { outcome: Outcome | null }) => (
  <span className={outcome?.isGood === true ? 'hint good' : 'hint bad'} role="status">
    {outcome !== null && (
      <>
        <Icon name={outcome.isGood ? 'circle-check' : 'circle-alert'} /> {outcome.words}
      </>
    )}
  </span>
);

/** Asks the provider, now, whose the kept token is. */
export function TestAccount() {
  const { t } = useSetupWords();
  const { bridge } = useActions();
  const [isAsking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [refusal, setRefusal] = useState<TokenRefusal | null>(null);
  const ask = async (): Promise<void> => {
    setAsking(true);
    setOutcome(null);
    setRefusal(null);
    const asked = await bridge
      .request('try/account')
      .catch(() => ({ ok: false, error: { reason: 'unreadable', country: null } }) as const);
    setAsking(false);
    if (asked.ok)
      setOutcome({ isGood: true, words: t('tests.accountGood', { name: asked.value.sellerName }) });
    else setRefusal(asked.error);
  };
  return (
    <>
      <div className="row">
        <Button shutReason={isAsking ? t('tests.asking') : null} onPress={() => void ask()}>
          {t('tests.account')}
        </Button>
        <OutcomeLine outcome={outcome} />
      </div>
      {refusal !== null && <RefusedCard refusal={refusal} />}
    </>
  );
}

/** Reads the picked register at the provider and names what is wrong with it. */
export function TestRegister({ externalPosId }: { externalPosId: string }) {
  const { t } = useSetupWords();
  const { t: c } = useTranslation('cashier');
  const { bridge } = useActions();
  const { reasonOf } = usePlaceWords();
  const [isAsking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function look(): Promise<Outcome> {
    const listed = await bridge
      .request('places/list')
      .catch(() => ({ ok: false, error: 'unreadable' }) as const);
    if (!listed.ok)
      return { isGood: false, words: c('settings.places.failed', { reason: reasonOf(listed.error) }) };
    const found = registersIn(listed.value).find((each) => each.externalPosId === externalPosId);
    if (found === undefined) return { isGood: false, words: t('tests.registerGone') };
    const { name, faults } = found;
    if (faults.length === 0) return { isGood: true, words: t('tests.registerGood', { name }) };
    const words = faults.map((fault) => c(`settings.places.fault.${fault}`)).join(' ');
    return { isGood: false, words: t('tests.registerFlawed', { name, faults: words }) };
  }

  const ask = async (): Promise<void> => {
    setAsking(true);
    setOutcome(null);
    setOutcome(await look());
    setAsking(false);
  };
  return (
    <div className="row">
      <Button shutReason={isAsking ? t('tests.asking') : null} onPress={() => void ask()}>
        {t('tests.register')}
      </Button>
      <OutcomeLine outcome={outcome} />
    </div>
  );
}

const SAMPLE = 508_590;

/** A day, an amount and a plural as the chosen language and country write them. */
export function LanguageSample() {
  const { t } = useSetupWords();
  const { t: c } = useTranslation('cashier');
  const setting = useSetting();
  const [now, setNow] = useState<number | null>(null);
  const wordsAt = (at: number): string =>
    [
      c(`country.${setting.siteId}`),
      `${dayText(at, setting)} ${hourText(at, setting)}`,
      formatMoney(toMoney(SAMPLE), siteOf(setting.siteId)),
      t('tests.plural', { count: 1 }),
      t('tests.plural', { count: 3 }),
    ].join(' · ');
  return (
    <div className="row">
      <Button onPress={() => setNow(Date.now())}>{t('tests.language')}</Button>
      <OutcomeLine outcome={now === null ? null : { isGood: true, words: wordsAt(now) }} />
    </div>
  );
}
