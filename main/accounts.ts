import type { SiteId } from '#core/domain/site';
import type { TokenError } from '#core/ipc-contract';
import type { Provider, ProviderErrorKind, Register, Seller } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import type { Settings } from '#main/settings/settings';
import type { Vault } from '#main/settings/vault';

/** The shop's account with the provider: whose token rests in the vault, and what it may reach. */
export type Accounts = {
  setToken(token: string): Promise<Result<{ sellerName: string; siteId: SiteId }, TokenError>>;
  forget(): Result<null, 'charges-open'>;
  registers(): Promise<Result<readonly Register[], ProviderErrorKind | 'no-token'>>;
};

type Deps = {
  readonly vault: Vault;
  readonly settings: Settings;
  /** A provider that speaks with a token not yet kept, at the provider's own address. */
  readonly providerWith: (token: string) => Provider;
  /** Of the real log: charges that the account of now must still answer for. */
  readonly hasOpenCharges: () => boolean;
  readonly onChanged: () => void;
};

export function createAccounts({ vault, settings, providerWith, hasOpenCharges, onChanged }: Deps): Accounts {
  /** Another seller could neither see nor give back what is still being paid to this one. */
  function mayBelongTo(seller: Seller): boolean {
    const known = settings.read('account');
    return known === null || known.sellerId === seller.id || !hasOpenCharges();
  }

  function remember(seller: Seller): void {
    const isAnother = settings.read('account')?.sellerId !== seller.id;
    settings.save('account', {
      sellerId: seller.id,
      sellerName: seller.name,
      siteId: seller.siteId,
      isTest: seller.isTest,
    });
    if (isAnother) settings.save('register', null);
    settings.save('siteId', seller.siteId);
    onChanged();
  }

  return {
    async setToken(text) {
      const token = text.trim();
      if (token === '') return err('empty');
      const asked = await providerWith(token).whoAmI();
      if (!asked.ok) return err(asked.error.kind);
      if (!mayBelongTo(asked.value)) return err('another-seller');
      const sealed = await vault.put(token);
      if (!sealed.ok) return err(sealed.error === 'disk' ? 'unreadable' : sealed.error);
      remember(asked.value);
      return ok({ sellerName: asked.value.name, siteId: asked.value.siteId });
    },
    forget() {
      if (hasOpenCharges()) return err('charges-open');
      vault.forget();
      settings.save('account', null);
      settings.save('register', null);
      onChanged();
      return ok(null);
    },
    async registers() {
      const token = vault.token();
      if (token === null) return err('no-token');
      const listed = await providerWith(token).registers();
      return listed.ok ? listed : err(listed.error.kind);
    },
  };
}
