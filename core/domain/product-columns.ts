import { folded } from '#core/domain/folded';
import type { Language } from '#core/domain/site';

/** What a column of a file may be. `barcode` may be several columns; every other, one. */
export const FIELDS = [
  'name',
  'sku',
  'barcode',
  'price',
  'category',
  'unit',
  'taxRate',
  'favourite',
  'active',
  'id',
] as const;
export type Field = (typeof FIELDS)[number];

/** How our own files are headed. */
export const HEADINGS: Readonly<Record<Language, Readonly<Record<Field, string>>>> = {
  'es-AR': {
    name: 'Nombre',
    sku: 'Código',
    barcode: 'Códigos de barras',
    price: 'Precio',
    category: 'Categoría',
    unit: 'Unidad',
    taxRate: 'IVA %',
    favourite: 'Favorito',
    active: 'A la venta',
    id: 'ID Mostrador',
  },
  es: {
    name: 'Nombre',
    sku: 'Código',
    barcode: 'Códigos de barras',
    price: 'Precio',
    category: 'Categoría',
    unit: 'Unidad',
    taxRate: 'Impuesto %',
    favourite: 'Favorito',
    active: 'A la venta',
    id: 'ID Mostrador',
  },
  'pt-BR': {
    name: 'Nome',
    sku: 'Código',
    barcode: 'Códigos de barras',
    price: 'Preço',
    category: 'Categoria',
    unit: 'Unidade',
    taxRate: 'Imposto %',
    favourite: 'Favorito',
    active: 'À venda',
    id: 'ID Mostrador',
  },
  en: {
    name: 'Name',
    sku: 'SKU',
    barcode: 'Barcodes',
    price: 'Price',
    category: 'Category',
    unit: 'Unit',
    taxRate: 'Tax %',
    favourite: 'Favourite',
    active: 'On sale',
    id: 'Mostrador ID',
  },
};

/** How other programs head theirs, folded; what begins so counts too, after what is exactly so. */
const SYNONYMS: Readonly<Record<Field, readonly string[]>> = {
  id: ['id mostrador', 'mostrador id'],
  barcode: [
    'codigos de barras',
    'codigo de barras',
    'codigo barras',
    'cod de barras',
    'cod barras',
    'barras',
    'codigo ean',
    'ean',
    'ean13',
    'gtin',
    'upc',
    'dun',
    'barcodes',
    'barcode',
    'bar code',
  ],
  price: [
    'precio de venta',
    'precio venta',
    'precio final',
    'precio',
    'pvp',
    'preco de venda',
    'preco venda',
    'preco',
    'valor',
    'importe',
    'sale price',
    'price',
  ],
  name: [
    'nombre',
    'descripcion',
    'producto',
    'articulo',
    'detalle',
    'nome',
    'descricao',
    'produto',
    'name',
    'description',
    'product',
    'title',
    'titulo',
    'item',
  ],
  sku: ['sku', 'plu', 'codigo', 'cod', 'referencia', 'ref', 'code', 'item code'],
  category: [
    'categoria',
    'rubro',
    'familia',
    'departamento',
    'seccion',
    'secao',
    'grupo',
    'category',
    'department',
  ],
  unit: ['unidad de medida', 'unidad', 'unidade', 'medida', 'um', 'u m', 'unit', 'uom', 'se vende por'],
  taxRate: ['iva', 'alicuota', 'aliquota', 'impuesto', 'imposto', 'icms', 'igv', 'tax', 'vat'],
  favourite: ['favorito', 'tecla rapida', 'favourite', 'favorite'],
  active: ['a la venta', 'a venda', 'activo', 'ativo', 'habilitado', 'vigente', 'on sale', 'active'],
};

/** The fields in the order of `SYNONYMS`: what is named more narrowly first, for "código de barras" begins as "código". */
const NARROWEST_FIRST = Object.keys(SYNONYMS).flatMap((key) => FIELDS.find((field) => field === key) ?? []);

/** What each column of a file seems to be; null for what nobody asked for. */
export function matchColumns(headings: readonly string[]): readonly (Field | null)[] {
  const plain = headings.map(folded);
  const matched: (Field | null)[] = plain.map(() => null);
  const isTaken = (field: Field): boolean => field !== 'barcode' && matched.includes(field);
  const likenesses = [
    (heading: string, synonym: string) => heading === synonym,
    (heading: string, synonym: string) => heading.startsWith(`${synonym} `),
  ];
  for (const isLike of likenesses) {
    for (const field of NARROWEST_FIRST) {
      for (const [at, heading] of plain.entries()) {
        if (matched[at] !== null || isTaken(field)) continue;
        if (SYNONYMS[field].some((synonym) => isLike(heading, synonym))) matched[at] = field;
      }
    }
  }
  return matched;
}
