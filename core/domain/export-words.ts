import type { ChargeState, Oddness } from '#core/domain/charge';
import type { ExportColumn, ExportTable } from '#core/domain/export-tables';
import { en } from '#core/domain/export-words-en';
import { es } from '#core/domain/export-words-es';
import { pt } from '#core/domain/export-words-pt';
import type { Means, Movement } from '#core/domain/ledger';
import type { RefundState } from '#core/domain/refund';
import type { Unit } from '#core/domain/sale';
import type { Language } from '#core/domain/site';

export type ExportWords = {
  readonly table: Readonly<Record<ExportTable, string>>;
  readonly column: Readonly<Record<ExportColumn, string>>;
  readonly means: Readonly<Record<Means, string>>;
  readonly movement: Readonly<Record<Movement['kind'], string>>;
  readonly state: Readonly<Record<ChargeState, string>>;
  readonly oddness: Readonly<Record<Oddness, string>>;
  readonly refund: Readonly<Record<RefundState, string>>;
  readonly unit: Readonly<Record<Unit, string>>;
  /** The page for whoever keeps the books. */
  readonly summary: Readonly<Record<SummaryWord, string>>;
};

export type SummaryWord =
  | 'title'
  | 'practice'
  | 'sales'
  | 'sold'
  | 'discounts'
  | 'receipts'
  | 'total'
  | 'taxes'
  | 'rate'
  | 'base'
  | 'tax'
  | 'notFiscal';

export const EXPORT_WORDS: Readonly<Record<Language, ExportWords>> = {
  'es-AR': es,
  es,
  'pt-BR': pt,
  en,
};
