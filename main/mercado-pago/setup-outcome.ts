import type { ProviderError } from '#core/provider';
import type { SetupOutcome, SetupRefusal, TakenBy } from '#core/shop-setup';
import { failure } from '#main/mercado-pago/errors';

/** How setting up a shop is refused, by the provider's code or before anything was sent. */

type Reason = SetupRefusal['reason'];
type More = { readonly near?: readonly string[]; readonly by?: TakenBy | null };

export const refusedAs = (
  reason: Reason,
  error: ProviderError,
  { near = [], by = null }: More = {},
): Extract<SetupOutcome<never>, { kind: 'refused' }> => ({
  kind: 'refused',
  refusal: { reason, error, near, by },
});

/** Known to be wrong here: the provider is not asked. */
export const unfit = (
  reason: Reason,
  code: string,
  more?: More,
): Extract<SetupOutcome<never>, { kind: 'refused' }> =>
  refusedAs(reason, { ...failure('invalid', 'nothing was sent'), code }, more);

/** A read that had to come first failed, so nothing was written. */
export const notBegun = (error: ProviderError): SetupOutcome<never> => ({ kind: 'not-sent', error });

const REASONS = new Map<string, Reason>([
  ['INVALID_NAME', 'name'],
  ['NAME_TOO_LONG', 'name'],
  ['INVALID_EXTERNAL_ID', 'external-id'],
  ['EXTERNAL_ID_TOO_LONG', 'external-id'],
  ['INVALID_STATE_NAME', 'state'],
  ['INVALID_CITY_NAME', 'city'],
  ['INVALID_LOCATION', 'location'],
  ['INVALID_STREET_NAME', 'location'],
  ['INVALID_STREET_NUMBER', 'location'],
  ['INVALID_ZIP_CODE', 'location'],
  ['INVALID_LATITUDE', 'location'],
  ['INVALID_LONGITUDE', 'location'],
  ['INVALID_REFERENCE', 'location'],
  ['INVALID_BUSINESS_HOURS', 'hours'],
  ['INVALID_DAY', 'hours'],
  ['STORE_NOT_FOUND', 'store-unknown'],
  ['INVALID_EXTERNAL_STORE_ID', 'store-unknown'],
  ['EXTERNAL_STORE_ID_NOT_MATCH', 'store-unknown'],
  ['INEXISTENT_EXTERNAL_STORE_ID', 'store-unknown'],
  ['NON_EXISTENT_EXTERNAL_STORE_ID', 'store-unknown'],
  ['POINT_OF_SALE_EXISTS', 'taken'],
]);

/** Some answers say it in words alone: "location.city_name is invalid", "External_id already used". */
const WORDS: readonly (readonly [RegExp, Reason])[] = [
  [/external_?id already used/i, 'taken'],
  [/city_name/i, 'city'],
  [/state_name/i, 'state'],
  [/location\./i, 'location'],
];

export function reasonOf({ kind, code, message }: ProviderError): Reason {
  const coded = REASONS.get(code?.toUpperCase() ?? '');
  if (coded !== undefined) return coded;
  const worded = WORDS.find(([pattern]) => pattern.test(message))?.[1];
  if (worded !== undefined) return worded;
  if (kind === 'conflict') return 'taken';
  return kind === 'not-found' || code === 'INVALID_STORE_ID' ? 'not-found' : 'other';
}

export const isExternalId = (text: string, longest: number): boolean =>
  /^[A-Za-z0-9]+$/.test(text) && text.length <= longest;
