import type { SettingChangeView, SetupRequests } from '#core/setup-requests';
import type { Accounts } from '#main/accounts';
import type { BackupDesk } from '#main/backup-desk';
import type { FirstRunDesk } from '#main/first-run';
import type { SettingRows } from '#main/settings/setting-rows';
import type { TransferDesk } from '#main/transfer-desk';

type Answer<C extends keyof SetupRequests> = ReturnType<SetupRequests[C]>;
export type SetupHandlers = {
  readonly [C in keyof SetupRequests]: (
    ...input: Parameters<SetupRequests[C]>
  ) => Answer<C> | Promise<Answer<C>>;
};

export type SetupDeskDeps = {
  readonly firstRun: FirstRunDesk;
  readonly rows: Pick<SettingRows, 'settingChanges'>;
  readonly backups: BackupDesk;
  readonly transfer: TransferDesk;
  readonly accounts: Pick<Accounts, 'check'>;
};

const CHANGES_SHOWN = 200;

/** What the wizard and the pages that keep the settings in order ask. */
export function createSetupDesk({
  firstRun,
  rows,
  backups,
  transfer,
  accounts,
}: SetupDeskDeps): SetupHandlers {
  return {
    'first-run/go': firstRun.go,
    'first-run/leave': firstRun.leave,
    'changes/list': (): readonly SettingChangeView[] => rows.settingChanges(CHANGES_SHOWN, SILENT),
    'backups/view': backups.view,
    'backups/make': backups.make,
    'backups/check': backups.check,
    'backups/open-folder': backups.openFolder,
    'transfer/export': transfer.exportAll,
    'transfer/choose': transfer.choose,
    'transfer/apply': transfer.apply,
    'try/account': accounts.check,
  };
}

/** What the program keeps for itself: nobody set it. */
export const SILENT = ['firstRun', 'installIds', 'installLetter', 'hasSold'] as const;
