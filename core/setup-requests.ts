import type { TokenRefusal, WhoseToken } from '#core/account-answers';
import type { Instant } from '#core/domain/instant';
import type { SiteId } from '#core/domain/site';
import type { FirstRunStep, FirstRunWants } from '#core/first-run';
import type { Result } from '#core/result';

/** One change of a setting, as it was written down: never a secret. */
export type SettingChangeView = {
  readonly key: string;
  readonly at: Instant;
  /** Undefined where nothing had been set until then. */
  readonly old: unknown;
  readonly new: unknown;
};

export type BackupsView = {
  readonly folder: string;
  readonly freeBytes: number;
  /** Newest first. */
  readonly copies: readonly CopyView[];
};

export type CopyView = {
  readonly name: string;
  /** The two logs; and what is sold and set. */
  readonly of: 'real' | 'practice' | 'shop';
  readonly at: Instant;
  readonly bytes: number;
  /** Taken because a newer version was about to change the file. */
  readonly isBeforeUpdate: boolean;
  /** Read through to its last fact since the program was opened; null where it was not. */
  readonly isWhole: boolean | null;
};

export type TransferPreview = {
  readonly savedAt: Instant;
  /** What would change; what is the same already is left out. */
  readonly changes: readonly {
    readonly key: string;
    readonly old: unknown;
    readonly new: unknown;
    /** Of that computer and what hangs on it. */
    readonly isMachine: boolean;
  }[];
};

export type TransferTrouble =
  | { readonly kind: 'cancelled' | 'unreadable' | 'foreign' | 'damaged' | 'newer' }
  | { readonly kind: 'country'; readonly siteId: SiteId };

/** What the wizard and the pages that keep the settings in order may ask. */
export type SetupRequests = {
  /** The wizard stands at this step now: after a power cut it opens there again. */
  'first-run/go': (input: { step: FirstRunStep; wants: FirstRunWants }) => Result<null, 'disk-full'>;
  'first-run/leave': (input: { isDone: boolean }) => Result<null, 'disk-full'>;
  /** Newest first. */
  'changes/list': () => readonly SettingChangeView[];
  'backups/view': () => BackupsView;
  /** One now, read through before it counts. */
  'backups/make': () => Result<BackupsView, 'no-room' | 'bad-copy' | 'disk-full' | 'interrupted' | 'busy'>;
  'backups/check': () => BackupsView;
  'backups/open-folder': () => Result<null, 'failed'>;
  'transfer/export': () => Result<{ path: string }, 'cancelled' | 'disk'>;
  'transfer/choose': () => Result<TransferPreview, TransferTrouble>;
  /** What was chosen last: all of it or nothing. */
  'transfer/apply': (input: {
    withMachine: boolean;
  }) => Result<{ count: number }, 'no-file' | 'not-allowed-now' | 'disk-full'>;
  /** Whose the kept token is, asked now. */
  'try/account': () => Result<WhoseToken, TokenRefusal>;
};

export const setupRequests = {
  'first-run/go': true,
  'first-run/leave': true,
  'changes/list': true,
  'backups/view': true,
  'backups/make': true,
  'backups/check': true,
  'backups/open-folder': true,
  'transfer/export': true,
  'transfer/choose': true,
  'transfer/apply': true,
  'try/account': true,
} satisfies Record<keyof SetupRequests, true>;
