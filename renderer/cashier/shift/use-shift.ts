import { useEffect, useState } from 'react';
import type { ShiftRequests } from '#core/shift-requests';
import type { ShiftView } from '#core/shift-views';
import { useActions } from '#renderer/cashier/counter-context';
import { useCounter, useView } from '#renderer/cashier/counter-store';
import type { Outcome } from '#renderer/cashier/outcome-line.tsx';
import { useShiftWords } from '#renderer/cashier/shift/shift-words';

type Asked = keyof ShiftRequests;
type Input<C extends Asked> = Parameters<ShiftRequests[C]>;
type Value<C extends Asked> = Extract<ReturnType<ShiftRequests[C]>, { readonly ok: true }>['value'];

/** The turn at the register, asked again whenever main says that there is news, and what became of what was asked. */
export function useShift() {
  const { bridge } = useActions();
  const { t } = useShiftWords();
  const version = useView((view) => view.recentVersion);
  const [below, setBelow] = useState<number | null>(null);
  const [view, setView] = useState<ShiftView | null>(null);
  const [said, setSaid] = useState<Outcome | null>(null);
  useEffect(() => {
    let isWanted = version >= 0;
    void bridge.request('shift/view', { below }).then((told) => {
      if (isWanted) setView(told);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, version, below]);

  /** Null where it was not done; why is said. */
  async function ask<C extends Exclude<Asked, 'shift/view'>>(
    channel: C,
    words: (value: Value<C>) => string,
    ...input: Input<C>
  ): Promise<Value<C> | null> {
    setSaid(null);
    const answer = await bridge.request(channel, ...input).catch(() => FAILED);
    if (answer.ok) {
      const value = answer.value as Value<C>;
      setSaid({ isGood: true, words: words(value) });
      return value;
    }
    if (answer.error !== 'cancelled') setSaid({ isGood: false, words: t(`trouble.${answer.error}`) });
    return null;
  }

  return { view, said, below, setBelow, ask };
}

const FAILED = { ok: false, error: 'failed' } as const;
export type ShiftDesk = Omit<ReturnType<typeof useShift>, 'view' | 'said'>;

export const putClosing = (isClosing: boolean): void =>
  useCounter.setState({ panel: { kind: 'shift', isClosing } });
