import { join } from 'node:path';
import { checkDigit } from '#core/domain/barcode';
import { toMoney } from '#core/domain/money';
import type { Product } from '#core/domain/product';
import { openShop } from '#main/settings/shop-db';

const THINGS = [
  'Leche entera',
  'Café molido',
  'Yerba mate',
  'Galletitas dulces',
  'Aceite de girasol',
  'Fideos tallarín',
  'Arroz largo fino',
  'Azúcar común',
  'Jabón líquido',
  'Detergente limón',
  'Queso cremoso',
  'Jugo de naranja',
  'Cerveza rubia',
  'Tornillo autoperforante',
  'Lámpara cálida',
  'Cuaderno rayado',
  'Champú neutro',
  'Alimento para gato',
  'Pañuelos descartables',
  'Mermelada de ciruela',
] as const;
const MAKERS = [
  'La Serenísima',
  'Ñandú',
  'Del Valle',
  'Ilolay',
  'Cordillera',
  'Río Hondo',
  'Maipú',
  'Los Álamos',
];
const SIZES = ['250 g', '500 g', '1 kg', '900 ml', '1 l', '1,5 l', 'x 6', 'x 12', '3/8', '60 W'];

/** Names as shops write them: a few thousand words between them, and each thing in many makes and sizes. */
export function product(at: number): Product {
  const pick = <T>(list: readonly T[], step: number): T => {
    const found = list[Math.floor(at / step) % list.length];
    if (found === undefined) throw new Error('an empty list');
    return found;
  };
  const twelve = `779${String(at).padStart(9, '0')}`;
  const name = `${pick(THINGS, 1)} ${pick(MAKERS, 20)} ${pick(SIZES, 160)} ${Math.floor(at / 1600) + 1}`;
  return {
    id: `made-up-${at}`,
    sku: `M${at}`,
    barcodes: [`${twelve}${checkDigit(twelve)}`],
    name,
    price: toMoney(1000 + ((at * 7919) % 900_000)),
    unit: 'unit',
    taxRate: null,
    category: `Rubro ${at % 40}`,
    favourite: at < 8 ? at + 1 : null,
    active: true,
  };
}

/** A `shop.db` with so many products. */
export function writeCatalogue(folder: string, count: number): void {
  const opened = openShop({ file: join(folder, 'shop.db'), now: Date.now });
  if (!opened.ok) throw new Error(`no shop: ${opened.error.kind}`);
  const saved = opened.value.saveProducts(Array.from({ length: count }, (_, at) => product(at)));
  if (!saved.ok) throw new Error(`no products: ${saved.error}`);
  opened.value.close();
}
