import type { SiteId } from '#core/domain/site';
import { encodeFixedQr, PRACTICE_HOST } from '#main/simulator/emv';
import type { JsonObject } from '#main/simulator/json';
import type { World } from '#main/simulator/world';

/** Of gastronomy, by country (contract §4). */
const CATEGORY: Record<SiteId, number> = {
  MLA: 621102,
  MLB: 5611203,
  MLC: 561000,
  MCO: 5611,
  MLM: 5812,
  MPE: 5520,
  MLU: 56101,
};

const OPENED = '2026-01-05T15:01:12.000Z';

/** With the personal fields a real answer has, made up: whoever keeps them is found out. */
export const userView = ({ shop, site }: World): JsonObject => ({
  id: Number(shop.userId),
  nickname: shop.nickname,
  registration_date: '2021-03-27T07:56:26.000-04:00',
  first_name: 'Ana',
  last_name: 'Ejemplo',
  country_id: site.country,
  email: `test_user_${shop.userId}@testuser.com`,
  identification: { number: '20111222333', type: 'DNI' },
  user_type: 'normal',
  tags: ['normal', 'test_user'],
  site_id: site.id,
  status: { site_status: 'active', mercadopago_account_type: 'personal', mercadopago_tc_accepted: true },
});

export const storeView = ({ shop }: World): JsonObject => ({
  id: shop.storeId,
  name: shop.name,
  business_hours: { monday: [{ open: '08:00', close: '20:00' }] },
  location: { address_line: `1, ${shop.city}`, reference: '', latitude: 0, longitude: 0 },
  external_id: shop.externalStoreId,
  date_creation: OPENED,
});

/** Of the one register there is. */
export const fixedCode = ({ shop, site }: Pick<World, 'shop' | 'site'>): string =>
  encodeFixedQr(site, shop, shop.posId);

export function posView({ shop, site }: World): JsonObject {
  const image = `https://${PRACTICE_HOST}/qr/${shop.posId}`;
  return {
    id: Number(shop.posId),
    qr: { image: `${image}.png`, template_document: `${image}.pdf`, template_image: `${image}-template.png` },
    status: 'active',
    date_created: OPENED,
    date_last_updated: OPENED,
    uuid: shop.posId.padStart(64, '0'),
    user_id: Number(shop.userId),
    name: shop.registerName,
    fixed_amount: true,
    category: CATEGORY[site.id],
    store_id: shop.storeId,
    external_store_id: shop.externalStoreId,
    external_id: shop.externalPosId,
    site: site.id,
    qr_code: fixedCode({ shop, site }),
  };
}
