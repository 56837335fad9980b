import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogueRequests } from '#core/catalogue-requests';
import { exportLines } from '#core/domain/product-export';
import type { Language, SiteId } from '#core/domain/site';
import { err, ok } from '#core/result';
import { app, dialog } from '#main/electron';
import { writeLinesInTurns } from '#main/lines-file';
import type { Catalogue } from '#main/settings/catalogue';

const CSV = [{ name: 'CSV', extensions: ['csv', 'txt', 'tsv'] }];

export async function askForFile(): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({ properties: ['openFile'], filters: CSV });
  return canceled ? null : (filePaths[0] ?? null);
}

type Exported = ReturnType<CatalogueRequests['products/export']>;

/** In slices, so that the counter goes on; under its name only once it is whole. */
export async function exportCatalogue(
  catalogue: Catalogue,
  siteId: SiteId,
  language: Language,
): Promise<Exported> {
  const wish = join(app.getPath('documents'), `${language === 'pt-BR' ? 'produtos' : 'productos'}.csv`);
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: wish, filters: CSV });
  if (canceled || filePath === '') return err('cancelled');
  const partial = `${filePath}.partial`;
  try {
    const count = await writeLinesInTurns(partial, exportLines(catalogue.all(), siteId, language));
    renameSync(partial, filePath);
    return ok({ path: filePath, count });
  } catch {
    rmSync(partial, { force: true });
    return err('disk');
  }
}
