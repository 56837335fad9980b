import { expect, it } from 'vitest';
import { tokenIn } from '#core/domain/pasted-token';

const TOKEN = 'APP_USR-1234567890123456-112233-0123456789abcdef0123456789abcdef-700100200';
const KEY = 'APP_USR-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

it.each([
  ['as it is', TOKEN],
  ['with spaces and a new line around it', `  ${TOKEN}\r\n`],
  ['in quotes', `"${TOKEN}"`],
  ['in a writer’s quotes', `“${TOKEN}”,`],
  ['after Bearer', `Bearer ${TOKEN}`],
  ['as a whole header', `Authorization: Bearer ${TOKEN}`],
  ['broken over lines by a mail', `${TOKEN.slice(0, 40)}\n${TOKEN.slice(40)}`],
  ['with invisible signs from a web page', `\u200b${TOKEN.slice(0, 9)}\u00ad${TOKEN.slice(9)}\ufeff`],
  ['with the words around it', `Access token: ${TOKEN} Copiar`],
  ['with the public key before it', `Public Key ${KEY}\nAccess Token ${TOKEN}`],
])('takes a token pasted %s', (_, pasted) => {
  expect(tokenIn(pasted)).toEqual({ ok: true, value: TOKEN });
});

it.each([
  ['TEST-1234567890123456-112233-0123456789abcdef0123456789abcdef-700100200'],
  ['APP_USR-of-another-shape'],
  ['some.other-kind_of~token'],
])('leaves it to the provider whether %s is one', (text) => {
  expect(tokenIn(` ${text}\n`)).toEqual({ ok: true, value: text });
});

it.each([
  ['nothing', ' \n\u200b', 'empty'],
  ['the public key', KEY, 'public-key'],
  ['the public key in quotes', `'${KEY.toUpperCase()}'`, 'public-key'],
  ['words', 'mi contraseña', 'not-a-token'],
  ['a few signs', '1234', 'not-a-token'],
  ['a whole page', 'x'.repeat(1999), 'not-a-token'],
])('does not take %s for one', (_, pasted, error) => {
  expect(tokenIn(pasted)).toEqual({ ok: false, error });
});
