import type { TokenError, TokenRefusal, WhoseToken } from '#core/account-answers';
import { type PasteError, tokenIn } from '#core/domain/pasted-token';
import {
  type Provider,
  type ProviderError,
  type ProviderErrorKind,
  type Register,
  type Seller,
  UNSUPPORTED_SITE,
} from '#core/provider';
import { err, ok, type Result } from '#core/result';
import { type Account, noteSecret, type Settings } from '#main/settings/settings';
import type { Vault } from '#main/settings/vault';

/** The shop's account with the provider: whose token rests in the vault, and what it may reach. */
export type Accounts = {
  /** Whose a token is, without keeping anything: a person says yes first. */
  lookAt(token: string): Promise<Result<WhoseToken, TokenRefusal>>;
  /** Whose the kept token is, asked now. */
  check(): Promise<Result<WhoseToken, TokenRefusal>>;
  setToken(token: string): Promise<Result<WhoseToken, TokenRefusal>>;
  /** Finishes what a power cut left half done: a sealed token whose owner is not written down is asked for it. */
  resume(): Promise<Result<WhoseToken | null, TokenRefusal>>;
  forget(): Result<null, 'charges-open'>;
  registers(): Promise<Result<readonly Register[], ProviderErrorKind | 'no-token'>>;
};

type Deps = {
  readonly vault: Vault;
  readonly settings: Settings;
  readonly now: () => number;
  /** A provider that speaks with a token not yet kept, at the provider's own address. */
  readonly providerWith: (token: string) => Provider;
  /** Of the real log: charges that the account of now must still answer for. */
  readonly hasOpenCharges: () => boolean;
  readonly onChanged: () => void;
};

type Asked = { readonly token: string; readonly seller: Seller };

export function createAccounts({
  vault,
  settings,
  now,
  providerWith,
  hasOpenCharges,
  onChanged,
}: Deps): Accounts {
  /** Another seller could neither see nor give back what is still being paid to this one. */
  function mayBelongTo(seller: Seller): boolean {
    const known = settings.read('account');
    return known === null || known.sellerId === seller.id || !hasOpenCharges();
  }

  async function ask(pasted: string): Promise<Result<Asked, TokenRefusal>> {
    const token: Result<string, PasteError> = tokenIn(pasted);
    if (!token.ok) return err(refusal(token.error));
    const asked = await providerWith(token.value).whoAmI();
    if (!asked.ok) return err(refusalOf(asked.error));
    if (!mayBelongTo(asked.value)) return err(refusal('another-seller'));
    return ok({ token: token.value, seller: asked.value });
  }

  function whose(seller: Seller): WhoseToken {
    const known = settings.read('account');
    return {
      sellerName: seller.name,
      siteId: seller.siteId,
      isTest: seller.isTest,
      isAnother: known !== null && known.sellerId !== seller.id,
    };
  }

  function remember(seller: Seller): Result<null, TokenRefusal> {
    const isAnother = settings.read('account')?.sellerId !== seller.id;
    // The register first: what is of the old seller goes before the new one is written down.
    const saved = [
      ...(isAnother && settings.read('register') !== null ? [settings.save('register', null)] : []),
      settings.save('siteId', seller.siteId),
      settings.save('account', {
        sellerId: seller.id,
        sellerName: seller.name,
        siteId: seller.siteId,
        isTest: seller.isTest,
      }),
      noteSecret(settings, 'token', now()),
    ];
    onChanged();
    return saved.every((each) => each.ok) ? ok(null) : err(refusal('disk'));
  }

  async function keep({ token, seller }: Asked): Promise<Result<WhoseToken, TokenRefusal>> {
    const told = whose(seller);
    const sealed = await vault.put(token, seller.id, () => mayBelongTo(seller));
    if (!sealed.ok) return err(refusal(sealed.error === 'not-any-more' ? 'another-seller' : sealed.error));
    const remembered = remember(seller);
    return remembered.ok ? ok(told) : remembered;
  }

  return {
    async lookAt(text) {
      const asked = await ask(text);
      return asked.ok ? ok(whose(asked.value.seller)) : asked;
    },
    async check() {
      const asked = await ask(vault.token() ?? '');
      return asked.ok ? ok(whose(asked.value.seller)) : asked;
    },
    async setToken(text) {
      const asked = await ask(text);
      return asked.ok ? keep(asked.value) : asked;
    },
    async resume() {
      const token = vault.token();
      if (token === null || accountOf(settings, vault) !== null) return ok(null);
      const asked = await ask(token);
      // Another token may have been put in while this one was asked about.
      if (!asked.ok || vault.token() !== token) return asked.ok ? ok(null) : asked;
      return keep(asked.value);
    },
    forget() {
      if (hasOpenCharges()) return err('charges-open');
      vault.forget();
      settings.save('account', null);
      settings.save('register', null);
      noteSecret(settings, 'token', null);
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

/** Whose account it is that the token opens; null where what is written down is another's, or nothing. */
export function accountOf(settings: Settings, vault: Pick<Vault, 'sellerId'>): Account | null {
  const account = settings.read('account');
  const owner = vault.sellerId();
  return account !== null && (owner === null || owner === account.sellerId) ? account : null;
}

const refusal = (reason: TokenError, country: string | null = null): TokenRefusal => ({ reason, country });

function refusalOf({ kind, code }: ProviderError): TokenRefusal {
  if (code?.startsWith(UNSUPPORTED_SITE) === true)
    return refusal('unsupported-country', code.slice(UNSUPPORTED_SITE.length));
  return refusal(kind);
}
