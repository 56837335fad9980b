import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFirstRun, type FirstRunDesk } from '#main/first-run';
import { createSettings } from '#main/settings/settings';
import { openShop } from '#main/settings/shop-db';
import { folderForTest } from '#test/main/order-log/builders';

/** The program started once more over the same file; what was open before was killed, not closed. */
function start(folder: string, flags: { readonly firstRun?: boolean; readonly practice?: boolean } = {}) {
  const opened = openShop({ file: join(folder, 'shop.db'), now: Date.now });
  if (!opened.ok) throw new Error(opened.error.kind);
  const settings = createSettings(opened.value, { systemLanguage: 'es-AR', receiptFolder: folder });
  const desk: FirstRunDesk = createFirstRun({
    settings,
    flags: { dataDir: null, firstRun: flags.firstRun ?? false, practice: flags.practice ?? false },
    onChange: () => undefined,
  });
  return { desk, settings };
}

describe('How far the first run came', () => {
  it('is kept at every step: a power cut leads back to it', () => {
    const folder = folderForTest();
    const { desk } = start(folder);
    expect(desk.view()).toEqual({ status: 'new', step: 'language', wants: 'practice', opensByItself: true });
    desk.go({ step: 'register', wants: 'account' });
    expect(start(folder).desk.view()).toEqual({
      status: 'under-way',
      step: 'register',
      wants: 'account',
      opensByItself: true,
    });
    expect(start(folder, { practice: true }).desk.view().opensByItself).toBe(false);
  });

  it('is put off with its place kept, and does not come back by itself', () => {
    const folder = folderForTest();
    const { desk } = start(folder);
    desk.go({ step: 'printer', wants: 'practice' });
    desk.leave({ isDone: false });
    expect(start(folder).desk.view()).toMatchObject({
      status: 'later',
      step: 'printer',
      opensByItself: false,
    });
    expect(start(folder, { firstRun: true }).desk.view().opensByItself).toBe(true);
  });

  it('that was asked for by name is not asked for again once it is left', () => {
    const { desk } = start(folderForTest(), { firstRun: true });
    expect(desk.view().opensByItself).toBe(true);
    desk.leave({ isDone: true });
    expect(desk.view().opensByItself).toBe(false);
  });

  it('opens in no shop that has an account already', () => {
    const folder = folderForTest();
    start(folder).settings.save('account', {
      sellerId: '1',
      sellerName: 'La Esquina',
      siteId: 'MLA',
      isTest: false,
    });
    expect(start(folder).desk.view().opensByItself).toBe(false);
  });
});
