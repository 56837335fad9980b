import { useEffect, useState } from 'react';
import { type FirstRunStep, type FirstRunWants, NOT_BEGUN, stepFrom } from '#core/first-run';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useView } from '#renderer/cashier/counter-store';

type Place = { readonly step: FirstRunStep; readonly wants: FirstRunWants };

export type FirstRunPlace = Place & {
  /** Steps that were opened stay drawn, out of sight: what was typed there is still there on the way back. */
  readonly opened: readonly FirstRunStep[];
  /** The disk is full: a power cut now would lead back to an earlier step. */
  readonly isUnsaved: boolean;
  readonly go: (by: 1 | -1) => void;
  readonly goTo: (step: FirstRunStep) => void;
  readonly want: (wants: FirstRunWants) => void;
  /** On without an account: the rest is for practice. */
  readonly goWithout: () => void;
  readonly finish: () => Promise<void>;
};

/** Where the person is, and main told of every step. */
export function useFirstRun(): FirstRunPlace {
  const { bridge } = useActions();
  const told = useView(({ firstRun }) => firstRun);
  const [place, setPlace] = useState<Place>(() =>
    told.status === 'new' || told.status === 'done' ? { ...NOT_BEGUN, wants: told.wants } : told,
  );
  const [opened, setOpened] = useState<readonly FirstRunStep[]>([place.step]);
  const [isUnsaved, setUnsaved] = useState(false);
  const { step, wants } = place;
  useEffect(() => {
    void bridge
      .request('first-run/go', { step, wants })
      .then((kept) => setUnsaved(!kept.ok))
      .catch(() => setUnsaved(true));
  }, [bridge, step, wants]);

  function stand(next: Place): void {
    setPlace(next);
    setOpened((before) => (before.includes(next.step) ? before : [...before, next.step]));
  }
  return {
    step,
    wants,
    opened,
    isUnsaved,
    go: (by) => stand({ wants, step: stepFrom(step, by, wants) }),
    goTo: (to) => stand({ wants, step: to }),
    want: (chosen) => stand({ step, wants: chosen }),
    goWithout: () => stand({ wants: 'practice', step: stepFrom('money', 1, 'practice') }),
    async finish() {
      await bridge.request('first-run/leave', { isDone: true });
      useCounter.setState({ panel: null });
    },
  };
}
