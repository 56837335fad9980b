import type { PasteError } from '#core/domain/pasted-token';
import type { SiteId } from '#core/domain/site';
import type { ProviderErrorKind } from '#core/provider';

/* What is answered about the account, its token and its register. */

export type WhoseToken = {
  readonly sellerName: string;
  readonly siteId: SiteId;
  /** Nobody's money: only the provider's own test buyers can pay it. */
  readonly isTest: boolean;
  /** Not the account that was connected until now. */
  readonly isAnother: boolean;
};

/** The country is told, as two letters, where it is one that we do not sell in. */
export type TokenRefusal = { readonly reason: TokenError; readonly country: string | null };

export type TokenError =
  | ProviderErrorKind
  | PasteError
  | 'unsupported-country'
  | 'disk'
  | 'sealing-unavailable'
  | 'another-seller'
  | 'charges-open';

export type SecretError = 'empty' | 'sealing-unavailable' | 'disk-full';

export type FixedCodeError =
  | ProviderErrorKind
  | 'no-token'
  | 'token-unreadable'
  | 'no-register'
  | 'another-seller'
  /** The provider knows the register and tells no code of it. */
  | 'no-fixed-code';
