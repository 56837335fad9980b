import type { Quantity } from '#core/domain/money';

export type Scan = {
  readonly scanId: string;
  /** The likeliest first. */
  readonly readings: readonly string[];
  readonly quantity: Quantity;
};

export type UnknownCode = { readonly code: string; readonly quantity: Quantity };

const SCANS = 'mostrador.scans';
const UNKNOWN = 'mostrador.unknown-codes';

/*
 * The window's own store, which outlives its page and not the program: main holds the sale, and what was asked of it
 * under the same id is not done twice.
 */

export const keepScans = (scans: readonly Scan[]): void =>
  window.sessionStorage.setItem(SCANS, JSON.stringify(scans));

export const keepUnknown = (codes: readonly UnknownCode[]): void =>
  window.sessionStorage.setItem(UNKNOWN, JSON.stringify(codes));

export const keptScans = (): readonly Scan[] =>
  rows(SCANS).flatMap(({ scanId, readings, quantity }) =>
    typeof scanId === 'string' && isQuantity(quantity) && Array.isArray(readings)
      ? [{ scanId, quantity, readings: readings.filter((each) => typeof each === 'string') }]
      : [],
  );

export const keptUnknown = (): readonly UnknownCode[] =>
  rows(UNKNOWN).flatMap(({ code, quantity }) =>
    typeof code === 'string' && isQuantity(quantity) ? [{ code, quantity }] : [],
  );

const isQuantity = (value: unknown): value is Quantity => Number.isSafeInteger(value);

type Row = Readonly<Partial<Record<'scanId' | 'readings' | 'quantity' | 'code', unknown>>>;

function rows(key: string): readonly Row[] {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((row) => typeof row === 'object' && row !== null) : [];
  } catch {
    return [];
  }
}
