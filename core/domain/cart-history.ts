import type { Cart, SaleId } from '#core/domain/sale';
import type { VoidId } from '#core/domain/voids';

/** A sale being built, as it was at one moment. */
export type Moment = { readonly cart: Cart; readonly saleId: SaleId | null; readonly ticket: SaleId };

/** One change, and the voids that going over it has written: the way back undoes them, or writes its own. */
export type Step = {
  readonly before: Moment;
  readonly after: Moment;
  readonly voidForth: VoidId | null;
  readonly voidBack: VoidId | null;
};

export type History = { readonly past: readonly Step[]; readonly future: readonly Step[] };

export const noHistory: History = { past: [], future: [] };

const MOST = 100;

export const withStep = ({ past }: History, step: Step): History => ({
  past: [...past.slice(1 - MOST), step],
  future: [],
});

export const wentBack = ({ past, future }: History, step: Step): History => ({
  past: past.slice(0, -1),
  future: [...future, step],
});

export const wentForth = ({ past, future }: History, step: Step): History => ({
  past: [...past, step],
  future: future.slice(0, -1),
});
