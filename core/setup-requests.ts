import type { Instant } from '#core/domain/instant';
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

/** What the wizard and the pages that keep the settings in order may ask. */
export type SetupRequests = {
  /** The wizard stands at this step now: after a power cut it opens there again. */
  'first-run/go': (input: { step: FirstRunStep; wants: FirstRunWants }) => Result<null, 'disk-full'>;
  'first-run/leave': (input: { isDone: boolean }) => Result<null, 'disk-full'>;
  /** Newest first. */
  'changes/list': () => readonly SettingChangeView[];
};

export const setupRequests = {
  'first-run/go': true,
  'first-run/leave': true,
  'changes/list': true,
} satisfies Record<keyof SetupRequests, true>;
