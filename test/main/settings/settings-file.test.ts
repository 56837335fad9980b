import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { USUAL_FORM } from '#core/domain/printer-form';
import { pictureId } from '#main/settings/idle-pictures';
import { createSettings, type Settings, shapes, type Values } from '#main/settings/settings';
import { readSettingsFile, settingsFile, TRAVELS } from '#main/settings/settings-file';
import { openShop, type Shop } from '#main/settings/shop-db';
import { SILENT } from '#main/setup-desk';
import { createTransferDesk, type TransferDesk } from '#main/transfer-desk';
import words from '#renderer/i18n/es-AR/setup.json' with { type: 'json' };
import { folderForTest } from '#test/main/order-log/builders';
import { LOSSLESS, LOSSY } from '#test/support/small-pictures';

const T0 = Date.UTC(2026, 10, 21, 14);

type Till = {
  readonly settings: Settings;
  readonly shop: Shop;
  readonly desk: TransferDesk;
  readonly folder: string;
  mayChange: boolean;
};

function till(file: string | null = null): Till {
  const folder = folderForTest();
  const opened = openShop({ file: join(folder, 'shop.db'), now: () => T0 });
  if (!opened.ok) throw new Error(opened.error.kind);
  onTestFinished(() => opened.value.close());
  opened.value.keepIdlePicture(PICTURE);
  const settings = createSettings(opened.value, { systemLanguage: 'es-AR', receiptFolder: folder });
  const path = file ?? join(folder, 'settings.json');
  const made: Till = {
    settings,
    shop: opened.value,
    folder,
    mayChange: true,
    desk: createTransferDesk({
      settings,
      rows: opened.value,
      siteId: () => settings.read('siteId'),
      now: () => T0,
      askWhere: () => Promise.resolve(path),
      askWhich: () => Promise.resolve(path),
      mayChange: () => made.mayChange,
      onApplied: () => undefined,
    }),
  };
  return made;
}

const PICTURE = Buffer.from(LOSSY, 'base64');

/** Another value than the usual one, of every setting. */
const OTHERS: { readonly [K in keyof Values]: Values[K] } = {
  mode: 'real',
  siteId: 'MLB',
  language: 'en',
  secondLanguage: 'pt-BR',
  theme: 'dark',
  shop: { name: 'Lo de Ana', trade: 'Kiosco', address: 'Av. Siempreviva 742', taxId: '20-1' },
  account: { sellerId: '7', sellerName: 'Comercial Sur', siteId: 'MLA', isTest: false },
  register: { externalPosId: 'CAJA1', name: 'Caja 1', storeName: null, externalStoreId: null, sellerId: '7' },
  api: 'instore',
  qrMode: 'hybrid',
  display: { id: 2, label: 'DELL', width: 1920, height: 1080, isInternal: false },
  cashierDisplay: { id: 1, label: 'HDMI 1', width: 1366, height: 768, isInternal: true },
  isBesideWanted: true,
  rulers: [{ id: 2, label: 'DELL', width: 1920, height: 1080, isInternal: false, dotsPerMm: 3.7 }],
  leastCodeMm: 80,
  idlePictures: [pictureId(PICTURE)],
  scanner: { rhythmMs: 40, prefix: '~', suffix: '', ending: 'tab', layout: 'american' },
  printerForm: { ...USUAL_FORM, paper: 58 },
  sparePrinter: { target: { kind: 'tcp', host: '192.168.0.51', port: 9100 }, form: USUAL_FORM },
  receiptLogo: { width: 8, height: 1, bits: '/w==' },
  receiptFooter: 'Gracias',
  printer: { kind: 'tcp', host: '192.168.0.50', port: 9100 },
  printsByItself: false,
  opensDrawer: false,
  codeMinutes: 10,
  installIds: ['ABC123'],
  installLetter: 'B',
  scaleLayouts: [{ prefix: '20', itemFigures: 5, value: 'weight' }],
  startsAtLogin: true,
  isKiosk: true,
  updates: 'ask',
  notices: { isOn: true, port: 9000, toleranceMinutes: 5 },
  publicAddress: 'https://avisos.example.com/mp',
  dayStartHour: 6,
  keys: { note: 'F8', 'open-amount': 'F5' },
  numberPad: 'always',
  shifts: 'required',
  staffRules: {
    permissions: { cashier: { drawer: 'allowed' }, manager: {} },
    discountLimit: 500,
    lockMinutes: 1,
  },
  firstRun: { status: 'done', step: 'done', wants: 'account' },
  secretsAt: { token: 5, notices: 6 },
  hasSold: true,
};
const KEYS = Object.keys(shapes) as (keyof Values)[];

function changeAll(settings: Settings): void {
  for (const key of KEYS) if (key !== 'siteId') settings.save(key, OTHERS[key]);
}

describe('Every setting', () => {
  it.each(KEYS)('%s leaves what it was and what it is now in the list of changes', (key) => {
    const { settings, shop } = till();
    settings.save(key, OTHERS[key]);
    const [first] = shop.settingChanges(5);
    expect(first).toEqual({ key, at: T0, old: undefined, new: OTHERS[key] });
    expect(settings.read(key)).toEqual(OTHERS[key]);
  });
});

it('is called by a name of its own in the list, unless nobody sets it', () => {
  const silent: readonly string[] = SILENT;
  const named = KEYS.filter((key) => !silent.includes(key));
  expect(Object.keys(words.changes.name).toSorted()).toEqual(named.toSorted());
});

describe('The settings as one file', () => {
  it('come back whole on another computer, and what hangs on the computer only when it is wished', async () => {
    const one = till();
    changeAll(one.settings);
    expect(await one.desk.exportAll()).toMatchObject({ ok: true });
    const path = join(one.folder, 'settings.json');

    for (const withMachine of [false, true]) {
      const other = till(path);
      const before = Object.fromEntries(KEYS.map((key) => [key, other.settings.read(key)]));
      const chosen = await other.desk.choose();
      expect(chosen).toMatchObject({ ok: true, value: { savedAt: T0 } });
      const moving = KEYS.filter(
        (key) => TRAVELS[key] === 'shop' || (withMachine && TRAVELS[key] === 'machine'),
      );
      expect(other.desk.apply({ withMachine })).toEqual({ ok: true, value: { count: moving.length } });
      for (const key of KEYS)
        expect(other.settings.read(key), key).toEqual(moving.includes(key) ? OTHERS[key] : before[key]);
      expect(other.shop.settingChanges(100).length).toBe(moving.length);
      expect(other.desk.apply({ withMachine })).toEqual({ ok: false, error: 'no-file' });
    }
  });

  it('hold no secret, no account and no register', () => {
    const { settings } = till();
    changeAll(settings);
    settings.save('secretsAt', { token: T0, notices: T0 });
    const text = settingsFile(settings, 'MLA', T0);
    expect(text).not.toMatch(/APP_USR|sealed|token|secret|Comercial Sur|CAJA1|ABC123/);
    const unsafe: Settings = {
      ...settings,
      read: (key) =>
        key === 'shop'
          ? ({ name: 'APP_USR-1234', trade: '', address: null, taxId: null } as never)
          : settings.read(key),
    };
    expect(() => settingsFile(unsafe, 'MLA', T0)).toThrow('secret');
  });

  it('bring the shop’s pictures along, and without their bytes none is named', async () => {
    const one = till();
    changeAll(one.settings);
    await one.desk.exportAll();
    const other = till(join(one.folder, 'settings.json'));
    other.shop.dropIdlePicturesBut([]);
    await other.desk.choose();
    expect(other.shop.idlePicture(pictureId(PICTURE))).toBeNull();
    other.desk.apply({ withMachine: false });
    expect(other.shop.idlePicture(pictureId(PICTURE))).toEqual(PICTURE);
    one.shop.dropIdlePicturesBut([]);
    await one.desk.exportAll();
    const bare = readSettingsFile(readFileSync(join(one.folder, 'settings.json'), 'utf8'), 'MLA');
    expect(bare.ok && bare.value.entries.find(({ key }) => key === 'idlePictures')?.value).toEqual([]);
  });

  const good = (): string => {
    const { settings, shop } = till();
    changeAll(settings);
    return settingsFile(settings, 'MLA', T0, shop.idlePicture);
  };
  const withChange = (change: (file: Record<string, Record<string, unknown>>) => void): string => {
    const file = JSON.parse(good()) as Record<string, Record<string, unknown>>;
    change(file);
    return JSON.stringify(file, null, 2);
  };

  it.each<[string, () => string, object]>([
    ['no file of ours', () => '{"hello": 1}', { kind: 'foreign' }],
    ['no JSON at all', () => 'PK\u0003\u0004', { kind: 'foreign' }],
    ['cut off', () => good().slice(0, 200), { kind: 'damaged' }],
    ['of a newer version', () => good().replace('"version": 1', '"version": 2'), { kind: 'newer' }],
    [
      'of another country',
      () => good().replace('"siteId": "MLA"', '"siteId": "MLB"'),
      { kind: 'country', siteId: 'MLB' },
    ],
    [
      'with a value that no setting has',
      () =>
        withChange(({ shop }) => {
          if (shop !== undefined) shop.codeMinutes = 900;
        }),
      { kind: 'damaged' },
    ],
    [
      'with a setting that does not travel',
      () =>
        withChange(({ shop }) => {
          if (shop !== undefined) shop.account = OTHERS.account;
        }),
      { kind: 'damaged' },
    ],
    ['with another picture than it names', () => good().replace(LOSSY, LOSSLESS), { kind: 'damaged' }],
    ['with a picture that is none', () => good().replace(LOSSY, 'PHN2Zy8+'), { kind: 'damaged' }],
    ['with a token in it', () => good().replace('Lo de Ana', 'APP_USR-123'), { kind: 'damaged' }],
  ])('are refused whole when they are %s', async (_what, text, error) => {
    expect(readSettingsFile(text(), 'MLA')).toEqual({ ok: false, error });
    const path = join(folderForTest(), 'other.json');
    writeFileSync(path, text());
    const other = till(path);
    expect(await other.desk.choose()).toEqual({ ok: false, error });
    expect(other.desk.apply({ withMachine: true })).toEqual({ ok: false, error: 'no-file' });
    expect(other.shop.settingChanges(5)).toEqual([]);
  });

  it('wait while a charge stands on the counter', async () => {
    const one = till();
    one.settings.save('theme', 'dark');
    await one.desk.exportAll();
    const other = till(join(one.folder, 'settings.json'));
    await other.desk.choose();
    other.mayChange = false;
    expect(other.desk.apply({ withMachine: false })).toEqual({ ok: false, error: 'not-allowed-now' });
    expect(other.settings.read('theme')).toBe('system');
    other.mayChange = true;
    expect(other.desk.apply({ withMachine: false })).toMatchObject({ ok: true });
    expect(other.settings.read('theme')).toBe('dark');
  });

  it('are saved all together or not at all', () => {
    const { shop } = till();
    expect(() =>
      shop.saveSettings([
        ['theme', 'dark'],
        ['shop', 'APP_USR-1'],
      ]),
    ).toThrow('secret');
    expect(shop.settingChanges(5)).toEqual([]);
  });

  it('are written whole where they were wanted', async () => {
    const one = till();
    await one.desk.exportAll();
    expect(readFileSync(join(one.folder, 'settings.json'), 'utf8')).toBe(
      settingsFile(one.settings, 'MLA', T0),
    );
  });
});
