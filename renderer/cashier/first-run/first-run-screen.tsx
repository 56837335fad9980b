import '../css/settings.css';
import '../css/places.css';
import '../css/first-run.css';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { FirstRunStep } from '#core/first-run';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';
import { FirstRunRail } from '#renderer/cashier/first-run/first-run-rail.tsx';
import { FirstRunStepOf } from '#renderer/cashier/first-run/steps.tsx';
import { linesOf } from '#renderer/cashier/first-run/test-sale';
import { type FirstRunPlace, useFirstRun } from '#renderer/cashier/first-run/use-first-run';
import { useDropTest } from '#renderer/cashier/first-run/use-test-sale';
import { NoticeLine } from '#renderer/cashier/notice-line.tsx';
import { runCommand } from '#renderer/cashier/run-command';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import { useSettings } from '#renderer/cashier/settings/use-settings';
import { useStaffWords } from '#renderer/cashier/staff/staff-words';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';

/** From nothing to a first sale, one question at a time; every one of them may be put off with one key. */
export default function FirstRunScreen() {
  const settings = useSettings();
  const place = useFirstRun();
  if (settings.view === null) return null;
  return (
    <div className="first-run">
      <FirstRunRail place={place} view={settings.view} />
      <Step place={place} settings={settings} view={settings.view} />
    </div>
  );
}

export type StepProps = PageProps & { readonly place: FirstRunPlace };

function Step({ place, settings, view }: StepProps) {
  const { t } = useSetupWords();
  const { t: c } = useTranslation('cashier');
  const next = useNext(place, view);
  return (
    <main className="step settings">
      <NoticeLine />
      <div className="sections">
        {place.opened.map((step) => (
          <Section key={step} step={step} isHere={step === place.step} onEnter={next.go}>
            <FirstRunStepOf step={step} place={place} settings={settings} view={view} />
          </Section>
        ))}
      </div>
      {place.isUnsaved && (
        <p className="hint bad unsaved" role="alert">
          {c('notice.disk-full')}
        </p>
      )}
      {place.step !== 'done' && (
        <footer>
          {place.step !== 'language' && (
            <Button kind="plain" icon="chevron-left" onPress={() => next.back()}>
              {t('firstRun.back')}
            </Button>
          )}
          <span className="spring" />
          <Later />
          <Button kind={next.isBare ? 'secondary' : 'primary'} isBig onPress={next.go}>
            {next.words}
          </Button>
        </footer>
      )}
    </main>
  );
}

export function Later() {
  const { t } = useSetupWords();
  const { t: c } = useTranslation('cashier');
  const counter = useActions();
  return (
    <Button kind="plain" keyCap={c('cap.esc')} onPress={() => runCommand('later', counter)}>
      {t('firstRun.later')}
    </Button>
  );
}

/** Enter goes on where nothing else takes it: from the heading, and from a choice. */
function Section({
  step,
  isHere,
  onEnter,
  children,
}: {
  step: FirstRunStep;
  isHere: boolean;
  onEnter: () => void;
  children: React.ReactNode;
}) {
  const { t } = useSetupWords();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!isHere) return;
    section.current?.scrollIntoView({ block: 'start' });
    section.current?.focus();
  }, [isHere]);
  const enter = (event: KeyboardEvent<HTMLElement>): void => {
    const { target, currentTarget } = event;
    const isFree =
      target === currentTarget || (target instanceof HTMLInputElement && target.type === 'radio');
    if (event.key !== 'Enter' || event.ctrlKey || !isFree) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <section
      ref={section}
      hidden={!isHere}
      tabIndex={-1}
      aria-label={t(`firstRun.step.${step}`)}
      className="page"
      onKeyDown={enter}
    >
      {children}
    </section>
  );
}

/** What going on means here, and whether something was left out. */
function useNext(place: FirstRunPlace, view: PageProps['view']) {
  const { t } = useSetupWords();
  const { t: staff } = useStaffWords();
  const drop = useDropTest();
  const lines = linesOf(
    useView((told) => told),
    view.printsByItself,
  );
  const isWithout = place.step === 'account' && (view.account === null || !view.hasToken);
  const isUnpicked = place.step === 'register' && view.register === null;
  const isAlone = useView((told) => told.staff === undefined) && place.step === 'staff';
  const isUntested = place.step === 'sale' && lines.paid !== 'good';
  const leaveTest = async (by: 1 | -1): Promise<void> => {
    await drop();
    place.go(by);
  };
  return {
    isBare: isWithout || isUnpicked || isAlone || isUntested,
    words: isWithout
      ? t('firstRun.account.without')
      : isUnpicked
        ? t('firstRun.register.without')
        : isAlone
          ? staff('firstRun.skip')
          : isUntested
            ? t('firstRun.sale.skip')
            : t('firstRun.next'),
    go(): void {
      if (isWithout) place.goWithout();
      else if (place.step === 'sale') void leaveTest(1);
      else place.go(1);
    },
    back(): void {
      if (place.step === 'sale') void leaveTest(-1);
      else place.go(-1);
    },
  };
}
