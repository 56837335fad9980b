import type { Fields } from '#main/simulator/json';
import { bad, done, wordIn } from '#main/simulator/practice-answers';
import type { Answer, World } from '#main/simulator/world';

/** What `/users/me` says of the seller, and which token lets anybody in. */
export type Seller = {
  accessToken: string;
  isRevoked: boolean;
  isTest: boolean;
  /** Where the account sells; not always a country that orders can be made in. */
  site: string;
  country: string;
};

/** `/practice/seller`: a real or a test account, one of another country, a token taken back or replaced by a new one. */
export function sellerCall({ seller, random, shop }: World, body: Fields): Answer {
  for (const name of ['isTest', 'revoked', 'renewed'])
    if (body.has(name) && typeof body.get(name) !== 'boolean') return bad(`${name} must be true or false`);
  const isTest = body.get('isTest');
  const isRevoked = body.get('revoked');
  if (typeof isTest === 'boolean') seller.isTest = isTest;
  if (typeof isRevoked === 'boolean') seller.isRevoked = isRevoked;
  seller.site = wordIn(body, 'site') ?? seller.site;
  seller.country = wordIn(body, 'country') ?? seller.country;
  if (body.get('renewed') === true) {
    seller.accessToken = `APP_USR-${random.digits(16)}-000000-PRACTICE${random.hex(24)}-${shop.userId}`;
    seller.isRevoked = false;
  }
  return done({ ...seller });
}
