import { type SiteId, siteOf, type Wallets } from '#core/domain/site';

/** What can pay a code, on the screen or on paper. The code knows best: in Brazil one without Pix is for the provider's app alone. */
export function wayToPay({ isPix }: { readonly isPix: boolean }, siteId: SiteId): Wallets {
  const { wallets } = siteOf(siteId);
  if (isPix) return 'pix';
  return wallets === 'pix' ? 'mercado-pago' : wallets;
}
