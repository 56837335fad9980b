import { expect, it } from 'vitest';
import { languagesFor, nextLanguage } from '#core/domain/customer-language';

it('what the customer’s screen can speak is every other tongue, the shop’s second first, Spanish as the country has it', () => {
  expect(languagesFor('es-AR', null, 'MLA')).toEqual(['pt-BR', 'en']);
  expect(languagesFor('es-AR', 'en', 'MLA')).toEqual(['en', 'pt-BR']);
  expect(languagesFor('pt-BR', null, 'MLB')).toEqual(['es-AR', 'en']);
  expect(languagesFor('en', null, 'MLA')).toEqual(['es-AR', 'pt-BR']);
  expect(languagesFor('en', 'pt-BR', 'MLC')).toEqual(['pt-BR', 'es']);
  // A second language that is the first said otherwise is none.
  expect(languagesFor('es', 'es-AR', 'MLM')).toEqual(['pt-BR', 'en']);
});

it('one key goes from each to the next, and after the last back to the shop’s own', () => {
  const offered = languagesFor('es-AR', 'en', 'MLA');
  expect(nextLanguage(offered, null)).toBe('en');
  expect(nextLanguage(offered, 'en')).toBe('pt-BR');
  expect(nextLanguage(offered, 'pt-BR')).toBeNull();
});
