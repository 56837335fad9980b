import { type FirstRun, opensByItself } from '#core/first-run';
import { ok, type Result } from '#core/result';
import type { SetupRequests } from '#core/setup-requests';
import type { CashierView } from '#core/views';
import type { Flags } from '#main/flags';
import type { Settings } from '#main/settings/settings';

/** How far the shop has been set up: kept at every step, so that a power cut loses none of it. */
export type FirstRunDesk = {
  view(): CashierView['firstRun'];
  go(to: Parameters<SetupRequests['first-run/go']>[0]): Result<null, 'disk-full'>;
  leave(how: Parameters<SetupRequests['first-run/leave']>[0]): Result<null, 'disk-full'>;
};

type Deps = {
  readonly settings: Settings;
  readonly flags: Pick<Flags, 'dataDir' | 'practice' | 'firstRun'>;
  readonly onChange: () => void;
};

export function createFirstRun({ settings, flags, onChange }: Deps): FirstRunDesk {
  let isAskedFor = flags.firstRun;
  const isUntouched =
    settings.read('account') === null && settings.read('register') === null && !settings.read('hasSold');

  function keep(firstRun: FirstRun): Result<null, 'disk-full'> {
    // What the start asked for is done once somebody has moved.
    isAskedFor = false;
    const kept = settings.save('firstRun', firstRun);
    onChange();
    return kept.ok ? ok(null) : kept;
  }

  return {
    view() {
      const firstRun = settings.read('firstRun');
      const start = {
        isAskedFor,
        isPlain: flags.dataDir === null,
        isPracticeOnly: flags.practice,
        isUntouched,
      };
      return { ...firstRun, opensByItself: opensByItself(firstRun, start) };
    },
    go: ({ step, wants }) => keep({ status: 'under-way', step, wants }),
    leave: ({ isDone }) => keep({ ...settings.read('firstRun'), status: isDone ? 'done' : 'later' }),
  };
}
