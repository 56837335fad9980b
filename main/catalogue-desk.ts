import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { CatalogueRequests, ProductTrouble } from '#core/catalogue-requests';
import { readGtin } from '#core/domain/barcode';
import type { Product } from '#core/domain/product';
import { numbersOf } from '#core/domain/product-export';
import type { ImportCounts, ImportOptions, ImportPreview, ImportTrouble } from '#core/domain/product-import';
import type { SiteId } from '#core/domain/site';
import { err, ok, type Result } from '#core/result';
import type { Catalogue, Picture } from '#main/settings/catalogue';
import type { ImportDone, ImportJob } from '#main/settings/import-job';

type Answer<C extends keyof CatalogueRequests> = ReturnType<CatalogueRequests[C]>;
export type CatalogueHandlers = {
  readonly [C in keyof CatalogueRequests]: (
    ...input: Parameters<CatalogueRequests[C]>
  ) => Answer<C> | Promise<Answer<C>>;
};

export type CatalogueDeskDeps = {
  readonly catalogue: Catalogue;
  readonly shopFile: string;
  readonly undoFile: string;
  readonly siteId: () => SiteId;
  readonly cashier: () => string | null;
  /** Asks a person; null when no file was chosen. */
  readonly askForFile: () => Promise<string | null>;
  readonly run: (job: ImportJob) => Promise<Result<ImportDone, ImportTrouble>>;
  readonly exportAll: () => Promise<Answer<'products/export'>>;
};

const PRICES_SHOWN = 50;

/** What the page that keeps the catalogue asks. Sales and open carts have copies of their own and are not touched. */
export function createCatalogueDesk(deps: CatalogueDeskDeps): CatalogueHandlers {
  const { catalogue } = deps;
  const imports = createImports(deps);

  function save(product: Product): Result<Product, ProductTrouble> {
    const trouble = troubleOf(product, catalogue);
    if (trouble !== null) return err(trouble);
    const saved = catalogue.saveProducts([product], { by: deps.cashier(), how: 'edit' });
    if (!saved.ok && saved.error === 'disk-full') return err({ kind: 'disk-full' });
    if (!saved.ok) return err({ kind: 'code-taken', code: product.barcodes.join(' '), by: '' });
    imports.forget();
    return ok(catalogue.product(product.id) ?? product);
  }

  const done = (result: Result<void, 'disk-full'>): Result<null, ProductTrouble> =>
    result.ok ? ok(null) : err({ kind: result.error });

  return {
    'products/page': (wanted) => catalogue.page(wanted),
    'products/categories': () => catalogue.categories(),
    'products/prices': ({ id }) => catalogue.prices(id, PRICES_SHOWN),
    'products/add': (draft) => save({ ...draft, id: randomUUID() }),
    'products/save': save,
    'products/remove': ({ id }) => done(catalogue.removeProduct(id)),
    'products/arrange': ({ ids }) => done(catalogue.arrange(ids)),
    'products/pictures': ({ ids }) =>
      ids.flatMap((id) => {
        const picture = catalogue.picture(id);
        return picture === null ? [] : [{ id, data: dataOf(picture) }];
      }),
    'products/set-picture': ({ id, data }) => {
      const picture = data === null ? null : pictureIn(data);
      return data !== null && picture === null
        ? err({ kind: 'bad-picture' })
        : done(catalogue.savePicture(id, picture));
    },
    ...imports.handlers,
    'products/export': deps.exportAll,
  };
}

function troubleOf(product: Product, catalogue: Catalogue): ProductTrouble | null {
  for (const code of [...product.barcodes, ...(product.sku === null ? [] : [product.sku])]) {
    const owner = catalogue.ownerOf(code);
    if (owner !== null && owner.id !== product.id) return { kind: 'code-taken', code, by: owner.name };
  }
  const wrong = product.barcodes.find((code) => readGtin(code) === 'bad-check-digit');
  return wrong === undefined ? null : { kind: 'bad-check-digit', code: wrong };
}

const dataOf = ({ type, bytes }: Picture): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

const BEGINNINGS: Readonly<Record<Picture['type'], string>> = {
  'image/jpeg': 'ffd8ff',
  'image/png': '89504e47',
  'image/webp': '52494646',
};
const MOST_BYTES = 65_536;

/** Null for what does not begin as its kind does, or is no small picture. */
function pictureIn(data: string): Picture | null {
  const [head = '', base64 = ''] = data.split(',');
  const bytes = Buffer.from(base64, 'base64');
  const type = (['image/jpeg', 'image/png', 'image/webp'] as const).find((each) => head.includes(each));
  if (type === undefined || bytes.length > MOST_BYTES) return null;
  return bytes.toString('hex', 0, 8).startsWith(BEGINNINGS[type]) ? { type, bytes } : null;
}

/** One import at a time, of the file chosen last; the newest can be undone until the catalogue is changed by hand. */
function createImports({ shopFile, undoFile, siteId, cashier, askForFile, run }: CatalogueDeskDeps) {
  let path: string | null = null;
  let isRunning = false;
  let canUndo = false;

  function forget(): void {
    if (canUndo) rmSync(undoFile, { force: true });
    canUndo = false;
  }

  async function alone(job: ImportJob): Promise<Result<ImportDone, ImportTrouble>> {
    if (isRunning) return err({ kind: 'busy' });
    isRunning = true;
    try {
      return await run(job);
    } finally {
      isRunning = false;
    }
  }

  async function look(options: Partial<ImportOptions>): Promise<Result<ImportPreview, ImportTrouble>> {
    if (path === null) return err({ kind: 'cancelled' });
    const { decimals, usualMark } = numbersOf(siteId());
    const job = { kind: 'preview', shopFile, path, by: cashier(), decimals, usualMark, options } as const;
    const looked = await alone(job);
    if (!looked.ok) return looked;
    return looked.value.kind === 'preview' ? ok(looked.value.preview) : err({ kind: 'failed' });
  }

  async function finish(job: ImportJob): Promise<Result<ImportCounts, ImportTrouble>> {
    const finished = await alone(job);
    if (!finished.ok) return finished;
    return finished.value.kind === 'preview' ? err({ kind: 'failed' }) : ok(finished.value.counts);
  }

  const handlers = {
    'products/choose-file': async () => {
      const chosen = await askForFile();
      if (chosen === null) return err({ kind: 'cancelled' as const });
      path = chosen;
      return look({});
    },
    'products/preview': look,
    'products/import': async ({ options, digest }: { options: ImportOptions; digest: string }) => {
      if (path === null) return err({ kind: 'cancelled' as const });
      const { decimals } = numbersOf(siteId());
      const job = {
        kind: 'commit',
        shopFile,
        undoFile,
        path,
        by: cashier(),
        decimals,
        options,
        digest,
      } as const;
      const finished = await finish(job);
      canUndo ||= finished.ok;
      return finished;
    },
    'products/undo-import': async () => {
      if (!canUndo) return err({ kind: 'nothing-to-undo' as const });
      const finished = await finish({ kind: 'undo', shopFile, undoFile, by: cashier() });
      if (finished.ok) forget();
      return finished;
    },
  };
  return { forget, handlers };
}
