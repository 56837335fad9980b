import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { keepIdentity, soldOn } from '#main/identity';
import { createSettings } from '#main/settings/settings';
import { openShop as openShopFile } from '#main/settings/shop-db';
import { folderForTest, openShop, saleOpened } from '#test/main/order-log/builders';

function till() {
  const folder = folderForTest();
  const opened = openShopFile({ file: join(folder, 'shop.db'), now: Date.now });
  if (!opened.ok) throw new Error(opened.error.kind);
  onTestFinished(() => opened.value.close());
  const settings = createSettings(opened.value, { systemLanguage: 'es-AR', receiptFolder: folder });
  settings.save('installIds', ['AAAAAA']);
  return settings;
}

it('a log that is gone is given other numbers once, however often the program is started before the next sale', () => {
  const settings = till();
  settings.save('hasSold', true);
  for (let starts = 0; starts < 30; starts++) keepIdentity(settings, openShop().log);
  expect(settings.read('installLetter')).toBe('B');
  expect(settings.read('installIds')).toHaveLength(2);
});

it('what is sold on the first day, in cash too, is known to have been sold before the next start', () => {
  const settings = till();
  const { log } = openShop();
  keepIdentity(settings, log);
  const written = log.commit([saleOpened('1', 1)]);
  if (!written.ok) throw new Error(written.error);
  soldOn(settings)(written.value);
  keepIdentity(settings, openShop().log);
  expect(settings.read('installLetter')).toBe('B');
});

it('a log with sales in cash alone is no log that is gone', () => {
  const settings = till();
  const { log } = openShop();
  log.commit([saleOpened('1', 1)]);
  settings.save('hasSold', true);
  keepIdentity(settings, log);
  expect(settings.read('installLetter')).toBe('A');
});
