import type { Instant } from '#core/domain/instant';
import { err, ok, type Result } from '#core/result';
import type { CopyTrouble, RestorePreview, RestoreTrouble } from '#core/whole-copy';
import type { CopyDone, CopyJob } from '#main/copy-job';

export type CopyDesk = {
  save(): Promise<Result<{ path: string; facts: number; bytes: number }, CopyTrouble>>;
  choose(): Promise<Result<RestorePreview, RestoreTrouble>>;
  restore(): Result<null, RestoreTrouble>;
};

type Deps = {
  readonly dataDir: string;
  readonly now: () => Instant;
  readonly appVersion: string;
  readonly shopName: () => string;
  /** Ask a person; null when nothing was chosen. */
  readonly askWhere: (name: string) => Promise<string | null>;
  readonly askWhich: () => Promise<string | null>;
  readonly run: (job: CopyJob) => Promise<Result<CopyDone, CopyTrouble | RestoreTrouble> | null>;
  readonly hasOpenCharge: () => boolean;
  readonly mark: (headHere: string) => void;
  readonly restart: () => void;
};

/** All that is sold and set as one file, and back from one. One thing at a time. */
export function createCopyDesk(deps: Deps): CopyDesk {
  const { dataDir } = deps;
  let isBusy = false;
  let ready: string | null = null;

  async function alone<T, E>(busy: E, work: () => Promise<Result<T, E>>): Promise<Result<T, E>> {
    if (isBusy) return err(busy);
    isBusy = true;
    try {
      return await work();
    } finally {
      isBusy = false;
    }
  }

  return {
    save: () =>
      alone<{ path: string; facts: number; bytes: number }, CopyTrouble>('busy', async () => {
        const now = deps.now();
        const shopName = deps.shopName();
        const path = await deps.askWhere(fileName(shopName, now));
        if (path === null) return err('cancelled');
        const made = await deps.run({
          kind: 'make',
          dataDir,
          path,
          now,
          appVersion: deps.appVersion,
          shopName,
        });
        if (made === null) return err('failed');
        if (!made.ok) return err(typeof made.error === 'string' ? made.error : 'failed');
        if (made.value.kind !== 'make') return err('failed');
        const { facts, bytes } = made.value;
        return ok({ path, facts, bytes });
      }),
    choose: () =>
      alone<RestorePreview, RestoreTrouble>({ kind: 'busy' }, async () => {
        ready = null;
        const path = await deps.askWhich();
        if (path === null) return err({ kind: 'cancelled' });
        const looked = await deps.run({ kind: 'unpack', dataDir, path, now: deps.now() });
        if (looked === null) return err({ kind: 'failed' });
        if (!looked.ok) return err(typeof looked.error === 'string' ? { kind: 'failed' } : looked.error);
        if (looked.value.kind !== 'unpack') return err({ kind: 'failed' });
        ready = looked.value.headHere;
        return ok(looked.value.preview);
      }),
    restore() {
      if (isBusy) return err({ kind: 'busy' });
      if (ready === null) return err({ kind: 'no-file' });
      if (deps.hasOpenCharge()) return err({ kind: 'charges-open' });
      try {
        deps.mark(ready);
      } catch {
        return err({ kind: 'disk' });
      }
      ready = null;
      deps.restart();
      return ok(null);
    },
  };
}

const fileName = (shopName: string, now: Instant): string =>
  ['Mostrador', shopName, new Date(now).toISOString().slice(0, 10)]
    .filter((word) => word !== '')
    .join(' ')
    .replace(/[\\/:*?"<>|]/g, '-');
