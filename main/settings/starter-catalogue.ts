import { checkDigit } from '#core/domain/barcode';
import { type Money, scale, toMoney } from '#core/domain/money';
import type { Product } from '#core/domain/product';
import type { Unit } from '#core/domain/sale';
import type { SiteId } from '#core/domain/site';

/** Name, category, price in minor units, and what it is sold by where that is not the piece. The first are quick keys. */
type Item = readonly [name: string, category: string, price: number, unit?: Unit];

const QUICK_KEYS = 8;
export const STARTER_SIZE = 24;

const argentina: readonly Item[] = [
  ['Medialuna', 'Panadería', 65_000],
  ['Pan francés', 'Panadería', 290_000, 'kg'],
  ['Café molido 250 g', 'Almacén', 185_050],
  ['Leche entera 1 l', 'Lácteos', 139_000],
  ['Yerba mate 1 kg', 'Almacén', 489_000],
  ['Agua con gas 2 l', 'Bebidas', 132_000],
  ['Huevos, docena', 'Frescos', 330_000],
  ['Bolsa reutilizable', 'Varios', 50_000],
  ['Azúcar 1 kg', 'Almacén', 124_000],
  ['Aceite girasol 1,5 l', 'Almacén', 347_500],
  ['Dulce de leche 400 g', 'Lácteos', 268_000],
  ['Queso cremoso', 'Lácteos', 980_000, 'kg'],
  ['Fiambre surtido', 'Fiambrería', 1_150_000, 'kg'],
  ['Gaseosa cola 2,25 l', 'Bebidas', 315_000],
  ['Cerveza rubia 1 l', 'Bebidas', 299_000],
  ['Galletitas de agua', 'Almacén', 98_000],
  ['Arroz 1 kg', 'Almacén', 176_000],
  ['Fideos 500 g', 'Almacén', 109_000],
  ['Tomate perita lata', 'Almacén', 89_000],
  ['Manteca 200 g', 'Lácteos', 241_000],
  ['Banana', 'Frescos', 210_000, 'kg'],
  ['Jabón en pan', 'Limpieza', 74_000],
  ['Lavandina 1 l', 'Limpieza', 108_000],
  ['Hielo 2 kg', 'Varios', 150_000],
];

const brazil: readonly Item[] = [
  ['Pão francês', 'Padaria', 1_790, 'kg'],
  ['Pão de queijo', 'Padaria', 450],
  ['Café torrado e moído 250 g', 'Mercearia', 1_699],
  ['Leite integral 1 l', 'Laticínios', 549],
  ['Água com gás 1,5 l', 'Bebidas', 399],
  ['Ovos, dúzia', 'Hortifruti', 1_290],
  ['Coxinha', 'Padaria', 750],
  ['Sacola reutilizável', 'Diversos', 250],
  ['Açúcar refinado 1 kg', 'Mercearia', 489],
  ['Arroz branco 5 kg', 'Mercearia', 2_890],
  ['Feijão carioca 1 kg', 'Mercearia', 849],
  ['Óleo de soja 900 ml', 'Mercearia', 799],
  ['Macarrão espaguete 500 g', 'Mercearia', 429],
  ['Molho de tomate 300 g', 'Mercearia', 289],
  ['Farinha de mandioca 500 g', 'Mercearia', 649],
  ['Biscoito de maisena 200 g', 'Mercearia', 399],
  ['Queijo muçarela', 'Laticínios', 4_990, 'kg'],
  ['Presunto', 'Frios', 3_690, 'kg'],
  ['Manteiga 200 g', 'Laticínios', 1_149],
  ['Refrigerante cola 2 l', 'Bebidas', 999],
  ['Guaraná 2 l', 'Bebidas', 899],
  ['Banana-prata', 'Hortifruti', 699, 'kg'],
  ['Sabão em barra', 'Limpeza', 349],
  ['Água sanitária 1 l', 'Limpeza', 459],
];

/** The other sites share names; the price is in hundredths of a unit that `scales` turns into each currency. */
const shared: readonly Item[] = [
  ['Pan de molde', 'Panadería', 240],
  ['Pan del día', 'Panadería', 260, 'kg'],
  ['Café molido 250 g', 'Abarrotes', 460],
  ['Leche entera 1 l', 'Lácteos', 130],
  ['Agua con gas 1,5 l', 'Bebidas', 110],
  ['Huevos, docena', 'Frescos', 290],
  ['Empanada', 'Panadería', 180],
  ['Bolsa reutilizable', 'Varios', 50],
  ['Azúcar 1 kg', 'Abarrotes', 120],
  ['Arroz 1 kg', 'Abarrotes', 150],
  ['Fideos 500 g', 'Abarrotes', 110],
  ['Aceite vegetal 1 l', 'Abarrotes', 270],
  ['Sal fina 1 kg', 'Abarrotes', 70],
  ['Harina de trigo 1 kg', 'Abarrotes', 130],
  ['Atún en lata', 'Abarrotes', 170],
  ['Salsa de tomate 200 g', 'Abarrotes', 80],
  ['Galletas de agua', 'Abarrotes', 90],
  ['Queso fresco', 'Lácteos', 950, 'kg'],
  ['Jamón', 'Fiambres', 1_100, 'kg'],
  ['Mantequilla 200 g', 'Lácteos', 310],
  ['Gaseosa cola 2 l', 'Bebidas', 230],
  ['Cerveza rubia 1 l', 'Bebidas', 280],
  ['Plátano', 'Frescos', 150, 'kg'],
  ['Jabón en barra', 'Limpieza', 100],
];

/** Minor units to one hundredth above, and the smallest step in which prices of the country are written. */
const scales: Readonly<
  Record<Exclude<SiteId, 'MLA' | 'MLB'>, { readonly times: number; readonly step: number }>
> = {
  MLC: { times: 9, step: 10 },
  MCO: { times: 40, step: 100 },
  MLM: { times: 18, step: 50 },
  MPE: { times: 4, step: 10 },
  MLU: { times: 40, step: 100 },
};

/** Of each country's own range of codes, in a part that no maker's products bear. */
const prefixes: Readonly<Record<SiteId, string>> = {
  MLA: '779',
  MLB: '789',
  MLC: '780',
  MCO: '770',
  MLM: '750',
  MPE: '775',
  MLU: '773',
};

/**
 * Colombia's general rate is 19 %; food of every day is at 5 %, exempt or outside the tax (Estatuto Tributario, articles
 * 424, 468-1 and 477). Exempt and outside differ in the shop's books, not in what a price contains.
 */
const colombianRates: ReadonlyMap<string, number> = new Map([
  ['Pan de molde', 0],
  ['Pan del día', 0],
  ['Leche entera 1 l', 0],
  ['Huevos, docena', 0],
  ['Arroz 1 kg', 0],
  ['Sal fina 1 kg', 0],
  ['Queso fresco', 0],
  ['Plátano', 0],
  ['Café molido 250 g', 500],
  ['Azúcar 1 kg', 500],
  ['Fideos 500 g', 500],
  ['Harina de trigo 1 kg', 500],
]);

const taxRateOf = (name: string, site: SiteId): number | null =>
  site === 'MCO' ? (colombianRates.get(name) ?? null) : null;

/** What a shop that has just been opened can sell at once: 24 things, the first eight of them on quick keys. */
export function starterCatalogue(site: SiteId): readonly Product[] {
  return itemsOf(site).map(([name, category, price, unit = 'unit'], at) => {
    const number = String(at + 1).padStart(3, '0');
    return {
      id: `starter-${site}-${number}`,
      sku: number,
      barcodes: unit === 'kg' ? [] : [ean13(`${prefixes[site]}000000${number}`)],
      name,
      price: toMoney(price),
      unit,
      taxRate: taxRateOf(name, site),
      category,
      favourite: at < QUICK_KEYS ? at + 1 : null,
      active: true,
    };
  });
}

function itemsOf(site: SiteId): readonly Item[] {
  if (site === 'MLA') return argentina;
  if (site === 'MLB') return brazil;
  const { times, step } = scales[site];
  return shared.map(([name, category, hundredths, unit = 'unit']) => [
    name,
    category,
    priceIn(toMoney(hundredths), times, step),
    unit,
  ]);
}

const priceIn = (hundredths: Money, times: number, step: number): Money =>
  toMoney(Math.max(1, scale(hundredths, times, step)) * step);

/** Twelve figures and their check digit. */
export const ean13 = (twelve: string): string => `${twelve}${checkDigit(twelve)}`;
