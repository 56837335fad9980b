import { useCallback, useEffect, useState } from 'react';
import type { StaffList, StaffRequests } from '#core/staff-requests';
import { lostOrRefused } from '#renderer/cashier/actions';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';
import type { StaffTroubleWords } from '#renderer/cashier/staff/staff-words';

type Change = 'staff/add' | 'staff/change' | 'staff/set-pin' | 'staff/remove' | 'staff/rules';

export type StaffCopy = {
  /** Null until main has told. */
  readonly list: StaffList | null;
  /** What became of the last change; null before the first. */
  readonly answer: 'saved' | StaffTroubleWords | null;
  /** True when it was made. */
  readonly change: <C extends Change>(channel: C, input: Parameters<StaffRequests[C]>[0]) => Promise<boolean>;
  readonly say: (trouble: StaffTroubleWords) => void;
};

/** A copy to draw, asked for again after each change. */
export function useStaff(): StaffCopy {
  const { bridge } = useActions();
  const staff = useView((view) => view.staff);
  const [list, setList] = useState<StaffList | null>(null);
  const [answer, setAnswer] = useState<StaffCopy['answer']>(null);
  const reload = useCallback(async () => setList(await bridge.request('staff/list')), [bridge]);
  useEffect(() => {
    let isWanted = staff !== null;
    void bridge.request('staff/list').then((told) => {
      if (isWanted) setList(told);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, staff]);
  async function change<C extends Change>(
    channel: C,
    input: Parameters<StaffRequests[C]>[0],
  ): Promise<boolean> {
    const asked: Promise<{ ok: true } | { ok: false; error: StaffTroubleWords }> = Reflect.apply(
      bridge.request,
      bridge,
      [channel, input],
    );
    const made = await asked.catch(lostOrRefused);
    if (made.ok) setAnswer('saved');
    else setAnswer(made.error === 'busy' ? null : made.error);
    await reload();
    return made.ok;
  }
  return { list, answer, change, say: setAnswer };
}
