/** What one row of each table is of. */
export const EXPORT_TABLES = ['days', 'movements', 'charges', 'lines', 'refunds', 'shifts'] as const;
export type ExportTable = (typeof EXPORT_TABLES)[number];

/**
 * How a value is written: `money` in whole minor units, `quantity` in thousandths, `rate` in hundredths of a percent,
 * `instant` in milliseconds. Null is an empty cell everywhere.
 */
export type CellKind = 'text' | 'money' | 'instant' | 'day' | 'count' | 'quantity' | 'rate';
export type CellValue = string | number | null;
export type ExportRow = readonly CellValue[];

type Columns = Readonly<Record<string, CellKind>>;

const SALE = { sale: 'count', receipt: 'text' } as const satisfies Columns;

/** In the order in which they are written. */
export const EXPORT_COLUMNS = {
  /** By business day and means of payment. */
  days: { day: 'day', means: 'text', sales: 'count', came: 'money', back: 'money', net: 'money' },
  /** Everything that came in, went back or was put right: together exactly what the days say. */
  movements: {
    day: 'day',
    at: 'instant',
    ...SALE,
    means: 'text',
    movement: 'text',
    amount: 'money',
    saleId: 'text',
  },
  /** Codes that were asked for in these days, or paid in them. */
  charges: {
    day: 'day',
    at: 'instant',
    ...SALE,
    attempt: 'count',
    register: 'text',
    state: 'text',
    oddness: 'text',
    total: 'money',
    received: 'money',
    returned: 'money',
    settledAt: 'instant',
    payments: 'text',
    reference: 'text',
  },
  /** What was taken home in the sales whose first money came in these days: of each sale together its total. */
  lines: {
    day: 'day',
    at: 'instant',
    ...SALE,
    cashier: 'text',
    sku: 'text',
    product: 'text',
    quantity: 'quantity',
    unit: 'text',
    unitPrice: 'money',
    discount: 'money',
    amount: 'money',
    rate: 'rate',
    note: 'text',
  },
  /** Those that were asked for from here in these days. Money given back elsewhere is among the movements. */
  refunds: {
    day: 'day',
    at: 'instant',
    ...SALE,
    state: 'text',
    amount: 'money',
    given: 'money',
    settledAt: 'instant',
    by: 'text',
    reason: 'text',
    payment: 'text',
    reference: 'text',
  },
  /**
   * Those that were closed in these days, each as its Z says for good. `sold` less `discounts`, `refunds` and `voided`, with
   * `earlier`, is `net`; `difference` is below zero where cash is short.
   */
  shifts: {
    day: 'day',
    z: 'text',
    register: 'text',
    openedAt: 'instant',
    closedAt: 'instant',
    openedBy: 'text',
    closedBy: 'text',
    float: 'money',
    cashIn: 'money',
    putIn: 'money',
    cashOut: 'money',
    expected: 'money',
    counted: 'money',
    difference: 'money',
    sold: 'money',
    discounts: 'money',
    refunds: 'money',
    voided: 'money',
    earlier: 'money',
    net: 'money',
    head: 'text',
  },
} as const satisfies Readonly<Record<ExportTable, Columns>>;

export type ExportColumn = { [T in ExportTable]: keyof (typeof EXPORT_COLUMNS)[T] & string }[ExportTable];

export const columnsOf = (table: ExportTable): readonly (readonly [ExportColumn, CellKind])[] =>
  Object.entries(EXPORT_COLUMNS[table]) as [ExportColumn, CellKind][];
