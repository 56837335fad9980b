import { expect, it } from 'vitest';
import { isPublicAddress, LONGEST_ADDRESS } from '#core/domain/public-address';

it.each([
  'https://avisos.laesquina.com.ar/mp',
  'https://laesquina.com.ar',
  'https://tunel.example-shop.net:8443/mp/ipn?shop=1&source_news=webhook',
  'https://xn--maana-pta.com/mp',
])('takes %s for an address that the provider can reach', (address) => {
  expect(isPublicAddress(address)).toBe(true);
  expect(URL.canParse(address)).toBe(true);
});

it.each([
  '',
  'avisos.laesquina.com.ar',
  'http://avisos.laesquina.com.ar/mp',
  'https://localhost/mp',
  'https://127.0.0.1/mp',
  'https://192.168.0.10/mp',
  'https://[::1]/mp',
  'https://till.local/mp',
  'https://practice.invalid/mp',
  'https://shop/mp',
  'https://user:secret@shop.com/mp',
  'https://shop.com/mp#here',
  'https://shop.com:0/mp',
  'https://shop.com:70000/mp',
  'https://shop.com/m p',
  'https://-shop.com/mp',
  'https://shop..com/mp',
  'javascript:alert(1)//https://shop.com',
  ` https://shop.com/mp`,
  `https://shop.com/${'a'.repeat(LONGEST_ADDRESS)}`,
])('does not take %j for one', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});
