import type { Instant } from '#core/domain/instant';

export type DrawerId = string & { readonly __drawerId: never };

/** Opened by hand, with no sale to explain it. A sale's own cash opens it without a fact: the tender says so. */
export type DrawerFact = {
  readonly at: Instant;
  readonly kind: 'drawer-asked-for';
  readonly id: DrawerId;
  readonly reason: string;
  readonly by: string | null;
};

export type DrawerOpening = Omit<DrawerFact, 'kind'>;
