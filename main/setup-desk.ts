import type { SettingChangeView, SetupRequests } from '#core/setup-requests';
import type { FirstRunDesk } from '#main/first-run';
import type { SettingRows } from '#main/settings/setting-rows';

type Answer<C extends keyof SetupRequests> = ReturnType<SetupRequests[C]>;
export type SetupHandlers = {
  readonly [C in keyof SetupRequests]: (
    ...input: Parameters<SetupRequests[C]>
  ) => Answer<C> | Promise<Answer<C>>;
};

export type SetupDeskDeps = {
  readonly firstRun: FirstRunDesk;
  readonly rows: Pick<SettingRows, 'settingChanges'>;
};

const CHANGES_SHOWN = 200;

/** What the wizard and the pages that keep the settings in order ask. */
export function createSetupDesk({ firstRun, rows }: SetupDeskDeps): SetupHandlers {
  return {
    'first-run/go': firstRun.go,
    'first-run/leave': firstRun.leave,
    'changes/list': (): readonly SettingChangeView[] => rows.settingChanges(CHANGES_SHOWN, SILENT),
  };
}

/** What the program keeps for itself: nobody set it. */
const SILENT = ['firstRun', 'installIds', 'installLetter', 'hasSold'] as const;
