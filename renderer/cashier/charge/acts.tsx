import type { ChargeView, NewCodeShut } from '#core/views';
import { type Act, offersSight, offersTender, type Story } from '#renderer/cashier/charge-story';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useSetting } from '#renderer/cashier/counter-store';
import { useCap } from '#renderer/cashier/key-caps';
import { runCommand } from '#renderer/cashier/run-command';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button, type ButtonProps } from '#renderer/ui/button.tsx';
import { hourText } from '#renderer/ui/when';

const icons: Partial<Record<Act, NonNullable<ButtonProps['icon']>>> = {
  check: 'refresh-cw',
  'pick-register': 'settings',
  'renew-token': 'key-round',
  'new-code': 'qr-code',
  park: 'pause',
  'give-back': 'undo-2',
};

/** What may be done, the main thing bright; what may not be done yet says why. The way out is at the end. */
export function Acts({ charge, story, main }: { charge: ChargeView; story: Story; main: Act | null }) {
  const { acts } = story;
  const { t } = useTranslation('cashier');
  const counter = useActions();
  const isDone = acts.includes('next');
  const first = [...acts.filter((act) => act === main), ...acts.filter((act) => act !== main)].filter(
    (act) => !isExit(act),
  );
  const exits = acts.filter(isExit);
  const cap = useCap();
  return (
    <div className="acts">
      {isDone && <NextKey isAlone={first.length <= 1} />}
      {first.map((act) => (
        <ActKey key={act} act={act} charge={charge} isMain={act === main} />
      ))}
      <ShutNewCode charge={charge} isOffered={isDone || acts.includes('new-code')} />
      <span className="spring" />
      <OtherWays charge={charge} story={story} />
      {exits.map((act) => (
        <ActKey key={act} act={act} charge={charge} isMain={act === main} />
      ))}
      {isDone && (
        <Button keyCap={cap('reprint')} onPress={() => runCommand('reprint', counter)}>
          {t('act.reprint')}
        </Button>
      )}
    </div>
  );
}

/** Cash instead, or the customer's own screen where the provider is silent. */
function OtherWays({ charge, story }: { charge: ChargeView; story: Story }) {
  const { t } = useTranslation('cashier');
  const counter = useActions();
  const cap = useCap();
  const { reference } = charge;
  return (
    <>
      {offersSight(story, charge) && (
        <Button kind="plain" onPress={() => useCounter.setState({ dialog: { kind: 'sight', reference } })}>
          {t('act.sight')}
        </Button>
      )}
      {offersTender(story) && (
        <Button kind="plain" keyCap={cap('tender')} onPress={() => runCommand('tender', counter)}>
          {t('act.tender')}
        </Button>
      )}
    </>
  );
}

const isExit = (act: Act): act is 'cancel' | 'back' | 'leave' =>
  act === 'cancel' || act === 'back' || act === 'leave';

function NextKey({ isAlone }: { isAlone: boolean }) {
  const { t } = useTranslation('cashier');
  const counter = useActions();
  return (
    <>
      <Button kind="key" isBig keyCap={t('cap.enter')} onPress={() => runCommand('next', counter)}>
        {t('act.next')}
      </Button>
      {isAlone && <span className="quiet">{t('act.orScan')}</span>}
    </>
  );
}

function ActKey({ act, charge, isMain }: { act: Act; charge: ChargeView; isMain: boolean }) {
  const { t } = useTranslation('cashier');
  const counter = useActions();
  const isChecking = useCounter((state) => state.isChecking);
  const isStarting = useCounter((state) => state.isStarting);
  const keyOf = useCap();
  if (act === 'next') return null;
  const caps: Partial<Record<Act, string>> = {
    'new-code': keyOf('charge'),
    park: keyOf('hold'),
    'give-back': keyOf('catalogue'),
    cancel: t('cap.esc'),
    back: t('cap.esc'),
    leave: t('cap.esc'),
  };
  const cap = caps[act];
  const icon = isMain && act === 'new-code' ? undefined : icons[act];
  const shut =
    act === 'check' && isChecking
      ? t('act.checking')
      : act === 'new-code' && isStarting
        ? t('shut.starting')
        : null;
  const words = act === 'new-code' && isRetry(charge) ? 'try-again' : act;
  return (
    <Button
      kind={isMain ? 'key' : 'secondary'}
      isBig={isMain && act === 'new-code'}
      shutReason={shut}
      onPress={() => runCommand(act, counter)}
      {...(icon === undefined ? {} : { icon })}
      {...(cap === undefined ? {} : { keyCap: cap })}
    >
      {t(`act.${words}`)}
    </Button>
  );
}

const isRetry = ({ state }: ChargeView): boolean => state === 'not-sent' || state === 'refused';

/** A key that is shut is drawn all the same, with its reason, so that nobody looks for it. */
function ShutNewCode({ charge, isOffered }: { charge: ChargeView; isOffered: boolean }) {
  const { t } = useTranslation('cashier');
  const setting = useSetting();
  const shut = shutOf(charge);
  if (isOffered || shut === null || charge.state === 'requested') return null;
  return <Button className="later" shutReason={reason(shut)} onPress={() => undefined} />;

  function reason(why: NewCodeShut): string {
    if (isLookedFor(charge)) return t('shut.looking');
    if (why.kind !== 'same-code-until') return t(`shut.${why.kind}`);
    const time = hourText(why.until, setting);
    // The register holds one order at a time, so the key that puts it on hold is missing too.
    return charge.mode === 'dynamic' ? t('shut.same-code-until', { time }) : t('shut.one-order', { time });
  }
}

/** On the register, until it has been read often enough. */
const isLookedFor = ({ state, mode, newCode, received }: ChargeView): boolean =>
  state === 'unknown' && mode !== 'dynamic' && newCode?.kind === 'finding-out' && received === 0;

/** Money that came shuts it harder than the code that still holds. */
const shutOf = ({ newCode, received, oddness }: ChargeView): NewCodeShut | null =>
  newCode !== null && (received > 0 || oddness.includes('mismatch')) ? { kind: 'money-came' } : newCode;
