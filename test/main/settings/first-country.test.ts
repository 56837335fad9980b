import { expect, it } from 'vitest';
import { languageOfOurs, siteFor } from '#main/settings/settings';

it.each([
  ['an Argentine PC, which Chromium calls Latin American', ['es-419', 'es-AR', 'en-US'], 'MLA'],
  ['a Chilean one', ['es-419', 'es-CL'], 'MLC'],
  ['a Mexican one', ['es-419', 'es-MX', 'en-US'], 'MLM'],
  ['a Brazilian one', ['pt-BR', 'pt-BR'], 'MLB'],
  ['one in English, used in Peru', ['en-US', 'es-PE'], 'MPE'],
  ['one that says no country of ours', ['en-US', 'de-DE'], 'MLA'],
] as const)('%s begins in its country', (_, languages, site) => {
  expect(siteFor(languageOfOurs(languages))).toBe(site);
});
