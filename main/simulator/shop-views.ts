import type { JsonObject } from '#main/simulator/json';
import type { World } from '#main/simulator/world';

/** With the personal fields a real answer has, made up: whoever keeps them is found out. */
export const userView = ({ shop, seller }: World): JsonObject => ({
  id: Number(shop.userId),
  nickname: shop.nickname,
  registration_date: '2021-03-27T07:56:26.000-04:00',
  first_name: 'Ana',
  last_name: 'Ejemplo',
  country_id: seller.country,
  email: `test_user_${shop.userId}@testuser.com`,
  identification: { number: '20111222333', type: 'DNI' },
  user_type: 'normal',
  tags: seller.isTest ? ['normal', 'test_user'] : ['normal'],
  site_id: seller.site,
  status: { site_status: 'active', mercadopago_account_type: 'personal', mercadopago_tc_accepted: true },
});
