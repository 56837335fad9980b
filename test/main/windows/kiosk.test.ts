import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LANGUAGES } from '#core/domain/site';
import { WAY_OUT } from '#main/windows/kiosk';
import { root } from '#scripts/electron-program';

it.each(LANGUAGES)('the settings name the keys that let one out, in %s', (language) => {
  const { control, shift, key } = WAY_OUT;
  const keys = [...(control ? ['Ctrl'] : []), ...(shift ? ['Shift'] : []), key].join('+');
  const words = readFileSync(join(root, `renderer/i18n/${language}/cashier.json`), 'utf8');
  expect(words).toContain(keys);
});
