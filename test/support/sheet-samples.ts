import { type Language, type SiteId, siteOf } from '#core/domain/site';
import { createRegisterSheet, type RegisterSheet } from '#main/register-sheet';
import { EMVCO } from '#test/support/cashier-views';

type Change = {
  readonly siteId?: SiteId;
  readonly language?: Language;
  readonly secondLanguage?: Language | null;
  readonly shop?: { readonly name: string; readonly trade: string };
  readonly register?: string;
  readonly isPractice?: boolean;
  readonly qrData?: string;
};

type Deps = Parameters<typeof createRegisterSheet>[0];

/** A counter's sheet, as main joins it, with the provider's answer made up. */
export function sheetOf(change: Change, deps: Pick<Deps, 'folder' | 'toPdf'> & Partial<Deps>): RegisterSheet {
  const siteId = change.siteId ?? 'MLA';
  return createRegisterSheet({
    account: () => ({
      baseUrl: 'https://practice.invalid',
      accessToken: () => 'token',
      siteId,
      sellerId: '1',
      externalPosId: 'CAJA01',
      externalStoreId: 'LOCAL01',
    }),
    provider: () => ({
      fixedCode: () => Promise.resolve({ ok: true, value: change.qrData ?? EMVCO }),
    }),
    setting: () => ({
      siteId,
      language: change.language ?? siteOf(siteId).language,
      timeZone: siteOf(siteId).timeZone,
      shop: {
        name: 'La Esquina',
        trade: 'Almacén',
        ...change.shop,
        address: null,
        taxId: null,
        logo: null,
        footer: null,
      },
      register: change.register ?? 'Caja 01',
      isPractice: change.isPractice ?? false,
    }),
    secondLanguage: () => change.secondLanguage ?? null,
    openPath: () => Promise.resolve(''),
    ...deps,
  });
}
