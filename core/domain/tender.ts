import { mostChange } from '#core/domain/cash';
import type { Money } from '#core/domain/money';
import { changeOf, type SaleRecord, type TenderId, type TenderKind } from '#core/domain/sale-record';
import type { Site } from '#core/domain/site';

export const TENDER_KINDS = ['cash', 'card-terminal', 'transfer'] as const satisfies readonly TenderKind[];

export type TenderAsked = { readonly kind: TenderKind; readonly amount: Money; readonly given: Money };

export type TenderFault =
  /** Nothing of the sale is left to pay. */
  | 'nothing-due'
  | 'no-amount'
  | 'above-due'
  | 'given-too-little'
  /** More change than the largest note, or change while a part is still due, or change of what is not cash. */
  | 'given-too-much';

/** Why this cannot be recorded against what is due, or null. What is recorded is what is due, to the cent: docs/decisions/0018. */
export function tenderFault(
  asked: TenderAsked,
  due: Money,
  site: Pick<Site, 'currency' | 'decimals'>,
): TenderFault | null {
  const { kind, amount, given } = asked;
  if (due <= 0) return 'nothing-due';
  if (amount <= 0) return 'no-amount';
  if (amount > due) return 'above-due';
  if (given < amount) return 'given-too-little';
  const most = kind === 'cash' && amount === due ? mostChange(site) : 0;
  return changeOf(asked) > most ? 'given-too-much' : null;
}

export type VoidFault = 'no-such-tender' | 'not-the-last-sale' | 'taken-on-sight';

/** A slip is put right while its sale is the last on this PC: later the money is counted, and that is the shift's to say. */
export function voidFault(
  sale: Pick<SaleRecord, 'number' | 'tenders' | 'acceptedOnSight'>,
  id: TenderId,
  lastNumber: number,
): VoidFault | null {
  if (sale.tenders.every((tender) => tender.id !== id)) return 'no-such-tender';
  if (sale.number !== lastNumber) return 'not-the-last-sale';
  return sale.acceptedOnSight === null ? null : 'taken-on-sight';
}
