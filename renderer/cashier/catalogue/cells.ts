import { parseTyped } from '#core/domain/money';
import type { Product } from '#core/domain/product';
import {
  readBarcodes,
  readCategory,
  readFavourite,
  readName,
  readSku,
  readTaxRate,
} from '#core/domain/product-cells';
import { moneyParts, type Site } from '#core/domain/site';
import { numberText } from '#renderer/ui/figures';

/** The columns of the table, in their order. `more` opens what does not fit in a cell. */
export const COLUMNS = [
  'name',
  'price',
  'sku',
  'barcode',
  'category',
  'unit',
  'taxRate',
  'favourite',
  'active',
  'more',
] as const;
export type Column = (typeof COLUMNS)[number];

/** Those that Enter turns over instead of opening. */
export const isSwitch = (column: Column): column is 'unit' | 'active' =>
  column === 'unit' || column === 'active';

/** As it is typed: without the currency's sign and thousands. */
export function cellText(product: Product, column: Column, site: Site): string {
  switch (column) {
    case 'name':
      return product.name;
    case 'price':
      return priceText(product, site);
    case 'sku':
      return product.sku ?? '';
    case 'barcode':
      return product.barcodes.join(' ');
    case 'category':
      return product.category ?? '';
    case 'taxRate':
      return product.taxRate === null ? '' : numberText(product.taxRate / 100, site.locale);
    case 'favourite':
      return product.favourite === null ? '' : String(product.favourite);
    case 'unit':
    case 'active':
    case 'more':
      return '';
  }
}

const priceText = ({ price }: Product, site: Site): string =>
  moneyParts(price, site)
    .flatMap(({ kind, text }) => (kind === 'sign' ? [] : [kind === 'whole' ? text.replace(/\D/g, '') : text]))
    .join('');

/** The product with what was typed, or null where that does not go there. */
export function withCell(product: Product, column: Column, text: string, site: Site): Product | null {
  switch (column) {
    case 'name':
      return put(product, 'name', readName(text));
    case 'price':
      return put(product, 'price', parseTyped(text, site.decimals));
    case 'sku':
      return put(product, 'sku', readSku(text));
    case 'barcode': {
      const codes = readBarcodes(text);
      // A wrong check digit is told by main, with the words for it.
      return codes.ok || codes.error !== 'bad-check-digit'
        ? put(product, 'barcodes', codes)
        : { ...product, barcodes: text.trim().split(/\s+/) };
    }
    case 'category':
      return put(product, 'category', readCategory(text));
    case 'taxRate':
      return put(product, 'taxRate', readTaxRate(text));
    case 'favourite':
      return put(product, 'favourite', readFavourite(text));
    case 'unit':
      return { ...product, unit: product.unit === 'kg' ? 'unit' : 'kg' };
    case 'active':
      return { ...product, active: !product.active };
    case 'more':
      return null;
  }
}

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

const put = <K extends keyof Product>(product: Product, key: K, read: Read<Product[K]>): Product | null =>
  read.ok ? { ...product, [key]: read.value } : null;
