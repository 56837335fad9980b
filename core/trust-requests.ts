import type { AuditGroup, AuditPage, AuditPlace } from '#core/audit';
import type { Instant } from '#core/domain/instant';
import type { Result } from '#core/result';
import type { CopyTrouble, RestorePreview, RestoreTrouble } from '#core/whole-copy';

/** How far the log was read, and the head it ends in. `wantedAt` is where a head that was asked for stands. */
export type Proof = { readonly count: number; readonly head: string; readonly wantedAt: number | null };

/** The first row that is not as it was written, or why none could be read. */
export type ProofFault =
  | {
      readonly kind: 'edited' | 'inserted' | 'missing' | 'reordered' | 'tail-cut';
      readonly position: number;
      readonly stream: string;
      readonly seq: number;
    }
  | { readonly kind: 'newer'; readonly version: number; readonly known: number }
  | { readonly kind: 'bad-head' | 'no-file' | 'damaged' | 'no-log' | 'busy' | 'failed' };

export type ProofAnswer = Result<Proof, ProofFault>;
export type LastProof = { readonly at: Instant; readonly answer: ProofAnswer };

export type BundleTrouble = 'cancelled' | 'disk';
export type YearTrouble = 'cancelled' | 'busy' | 'no-facts' | 'log-damaged' | 'disk' | 'failed';

/** What the pages ask that keep the log, prove it whole, and take it elsewhere. */
export type TrustRequests = {
  /** All that was sold for real and all that is set, as one file; asks a person where. */
  'copy/save': () => Result<{ path: string; facts: number; bytes: number }, CopyTrouble>;
  /** Asks a person for such a file and checks it to its last fact. Nothing changes yet. */
  'copy/choose': () => Result<RestorePreview, RestoreTrouble>;
  /** What was chosen last takes the place of what is here: the program starts anew. */
  'copy/restore': () => Result<null, RestoreTrouble>;
  /** Reads the log in use through; `head` is what a Z printed, whole or its first figures. */
  'log/verify': (input: { head: string | null }) => ProofAnswer;
  'log/last-proof': () => LastProof | null;
  'audit/page': (input: { group: AuditGroup | null; from: AuditPlace | null }) => AuditPage;
  /** What would be saved for whoever helps, word for word. */
  'bundle/preview': () => { text: string };
  /** What was previewed last. */
  'bundle/save': () => Result<{ path: string }, BundleTrouble>;
  /** The years that are over and have sales, newest first. */
  'year/list': () => readonly number[];
  'year/close': (input: { year: number }) => Result<{ path: string; head: string }, YearTrouble>;
};

export const trustRequests = {
  'copy/save': true,
  'copy/choose': true,
  'copy/restore': true,
  'log/verify': true,
  'log/last-proof': true,
  'audit/page': true,
  'bundle/preview': true,
  'bundle/save': true,
  'year/list': true,
  'year/close': true,
} satisfies Record<keyof TrustRequests, true>;
