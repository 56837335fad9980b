import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MOST_PICTURES } from '#core/domain/idle-pictures';
import { createIdleDesk } from '#main/idle-desk';
import { createSettings } from '#main/settings/settings';
import { openShop } from '#main/settings/shop-db';
import { folderForTest } from '#test/main/order-log/builders';
import { LOSSLESS, LOSSY } from '#test/support/small-pictures';

function till(folder = folderForTest()) {
  const opened = openShop({ file: join(folder, 'shop.db'), now: () => 0 });
  if (!opened.ok) throw new Error(opened.error.kind);
  onTestFinished(() => opened.value.close());
  const settings = createSettings(opened.value, { systemLanguage: 'es-AR', receiptFolder: folder });
  let changes = 0;
  const desk = createIdleDesk({
    settings,
    rows: opened.value,
    addressOf: (id) => `/picture/${id}`,
    onChange: () => (changes += 1),
  });
  return { ...desk, settings, shop: opened.value, folder, changes: () => changes };
}

/** A picture that no other is. */
const another = (at: number): string =>
  Buffer.concat([Buffer.from(LOSSY, 'base64'), Buffer.from([at])]).toString('base64');

const done = { ok: true, value: null };

describe('the shop’s pictures for the customer’s screen', () => {
  it('are kept in the order in which they were given, once each, over a restart', () => {
    const one = till();
    expect(one.handlers['idle/add']({ picture: LOSSY })).toEqual(done);
    expect(one.handlers['idle/add']({ picture: LOSSLESS })).toEqual(done);
    expect(one.handlers['idle/add']({ picture: LOSSY })).toEqual(done);
    expect(one.changes()).toBe(2);
    const [first, second] = one.pictures();
    expect(one.pictures().length).toBe(2);
    expect(first?.address).toBe(`/picture/${first?.id}`);
    expect(one.shop.idlePicture(second?.id ?? '')).toEqual(Buffer.from(LOSSLESS, 'base64'));
    expect(till(one.folder).pictures()).toEqual(one.pictures());
  });

  it('are gone with their bytes when they are taken out, and the list of changes holds no picture', () => {
    const one = till();
    one.handlers['idle/add']({ picture: LOSSY });
    one.handlers['idle/add']({ picture: LOSSLESS });
    const [first, second] = one.pictures();
    expect(one.handlers['idle/remove']({ id: first?.id ?? '' })).toEqual(done);
    expect(one.pictures()).toEqual([second]);
    expect(one.shop.idlePicture(first?.id ?? '')).toBeNull();
    expect(JSON.stringify(one.shop.settingChanges(9)).length).toBeLessThan(1000);
  });

  it.each([
    ['no picture', Buffer.from('<script>').toString('base64')],
    [
      'of another kind',
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
    ],
    ['nothing', ''],
  ])('are refused where they are %s, and nothing is kept', (_what, picture) => {
    const one = till();
    expect(one.handlers['idle/add']({ picture })).toEqual({ ok: false, error: 'bad-picture' });
    expect([one.pictures(), one.changes()]).toEqual([[], 0]);
  });

  it('are so many and no more', () => {
    const one = till();
    for (let at = 0; at < MOST_PICTURES; at += 1)
      expect(one.handlers['idle/add']({ picture: another(at) })).toEqual(done);
    expect(one.handlers['idle/add']({ picture: another(99) })).toEqual({ ok: false, error: 'full' });
    expect(one.pictures().length).toBe(MOST_PICTURES);
  });
});
