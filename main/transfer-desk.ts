import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { SiteId } from '#core/domain/site';
import { err, ok, type Result } from '#core/result';
import type { SetupRequests, TransferPreview, TransferTrouble } from '#core/setup-requests';
import type { IdlePictureRows } from '#main/settings/idle-pictures';
import type { SettingRows } from '#main/settings/setting-rows';
import type { Settings } from '#main/settings/settings';
import { type ReadFile, readSettingsFile, settingsFile } from '#main/settings/settings-file';

export type TransferDesk = {
  exportAll(): Promise<ReturnType<SetupRequests['transfer/export']>>;
  choose(): Promise<Result<TransferPreview, TransferTrouble>>;
  apply(wanted: { readonly withMachine: boolean }): ReturnType<SetupRequests['transfer/apply']>;
};

type Deps = {
  readonly settings: Settings;
  readonly rows: Pick<SettingRows, 'saveSettings'> & IdlePictureRows;
  readonly siteId: () => SiteId;
  readonly now: () => number;
  /** Ask a person; null when no file was chosen. */
  readonly askWhere: () => Promise<string | null>;
  readonly askWhich: () => Promise<string | null>;
  /** Nothing of it may change under a charge. */
  readonly mayChange: () => boolean;
  /** These were saved: what of them shows outside the settings is to follow. */
  readonly onApplied: (keys: readonly string[]) => void;
};

/** Eight pictures, and words. */
const MOST_BYTES = 6_000_000;

/** The settings as one file, out and in again. What is in the file chosen last is applied, and no other. */
export function createTransferDesk(deps: Deps): TransferDesk {
  const { settings, rows } = deps;
  let chosen: ReadFile | null = null;

  const changesIn = ({ entries }: ReadFile): TransferPreview['changes'] =>
    entries
      .map(({ key, value, isMachine }) => ({ key, old: settings.read(key), new: value, isMachine }))
      .filter((change) => !isDeepStrictEqual(change.old, change.new));

  return {
    async exportAll() {
      const path = await deps.askWhere();
      if (path === null) return err('cancelled');
      const partial = `${path}.partial`;
      try {
        const text = settingsFile(settings, deps.siteId(), deps.now(), rows.idlePicture);
        writeFileSync(partial, text, { flush: true });
        renameSync(partial, path);
        return ok({ path });
      } catch {
        rmSync(partial, { force: true });
        return err('disk');
      }
    },
    async choose() {
      const path = await deps.askWhich();
      if (path === null) return err({ kind: 'cancelled' });
      chosen = null;
      const text = textIn(path);
      if (text === null) return err({ kind: 'unreadable' });
      const read = readSettingsFile(text, deps.siteId());
      if (!read.ok) return read;
      chosen = read.value;
      return ok({ savedAt: read.value.savedAt, changes: changesIn(read.value) });
    },
    apply({ withMachine }) {
      if (chosen === null) return err('no-file');
      if (!deps.mayChange()) return err('not-allowed-now');
      const changes = changesIn(chosen).filter(({ isMachine }) => withMachine || !isMachine);
      // They lie there before anything names them.
      for (const picture of chosen.pictures) {
        const kept = rows.keepIdlePicture(picture);
        if (!kept.ok) return kept;
      }
      const saved = rows.saveSettings(changes.map((change) => [change.key, change.new]));
      if (!saved.ok) return saved;
      rows.dropIdlePicturesBut(settings.read('idlePictures'));
      chosen = null;
      deps.onApplied(changes.map(({ key }) => key));
      return ok({ count: changes.length });
    },
  };
}

function textIn(path: string): string | null {
  try {
    return statSync(path).size > MOST_BYTES ? '' : readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
