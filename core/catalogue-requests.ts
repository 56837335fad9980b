import type { PriceChange, Product } from '#core/domain/product';
import type { ImportCounts, ImportOptions, ImportPreview, ImportTrouble } from '#core/domain/product-import';
import type { Result } from '#core/result';
import type { ProductPage, ProductsWanted } from '#core/views';

export type ProductTrouble =
  | { readonly kind: 'code-taken'; readonly code: string; readonly by: string }
  | { readonly kind: 'bad-check-digit'; readonly code: string }
  | { readonly kind: 'disk-full' | 'bad-picture' };

type Done = Result<null, ProductTrouble>;

/** What the page that keeps the catalogue may ask. */
export type CatalogueRequests = {
  'products/page': (input: ProductsWanted) => ProductPage;
  'products/categories': () => readonly string[];
  'products/prices': (input: { id: string }) => readonly PriceChange[];
  'products/add': (input: Omit<Product, 'id'>) => Result<Product, ProductTrouble>;
  'products/save': (input: Product) => Result<Product, ProductTrouble>;
  /** Takes back what was added by mistake. */
  'products/remove': (input: { id: string }) => Done;
  /** The quick keys in their order: these and no others. */
  'products/arrange': (input: { ids: readonly string[] }) => Done;
  /** Small pictures as `data:` addresses; a product without one is left out. */
  'products/pictures': (input: { ids: readonly string[] }) => readonly { id: string; data: string }[];
  'products/set-picture': (input: { id: string; data: string | null }) => Done;
  'products/choose-file': () => Result<ImportPreview, ImportTrouble>;
  'products/preview': (input: Partial<ImportOptions>) => Result<ImportPreview, ImportTrouble>;
  'products/import': (input: {
    options: ImportOptions;
    digest: string;
  }) => Result<ImportCounts, ImportTrouble>;
  'products/undo-import': () => Result<ImportCounts, ImportTrouble>;
  'products/export': () => Result<{ path: string; count: number }, 'cancelled' | 'disk'>;
};

export const catalogueRequests = {
  'products/page': true,
  'products/categories': true,
  'products/prices': true,
  'products/add': true,
  'products/save': true,
  'products/remove': true,
  'products/arrange': true,
  'products/pictures': true,
  'products/set-picture': true,
  'products/choose-file': true,
  'products/preview': true,
  'products/import': true,
  'products/undo-import': true,
  'products/export': true,
} satisfies Record<keyof CatalogueRequests, true>;
