import type { Result } from '#core/result';
import type { CopyTrouble, RestorePreview, RestoreTrouble } from '#core/whole-copy';

/** What the pages ask that keep the log, prove it whole, and take it elsewhere. */
export type TrustRequests = {
  /** All that was sold for real and all that is set, as one file; asks a person where. */
  'copy/save': () => Result<{ path: string; facts: number; bytes: number }, CopyTrouble>;
  /** Asks a person for such a file and checks it to its last fact. Nothing changes yet. */
  'copy/choose': () => Result<RestorePreview, RestoreTrouble>;
  /** What was chosen last takes the place of what is here: the program starts anew. */
  'copy/restore': () => Result<null, RestoreTrouble>;
};

export const trustRequests = {
  'copy/save': true,
  'copy/choose': true,
  'copy/restore': true,
} satisfies Record<keyof TrustRequests, true>;
