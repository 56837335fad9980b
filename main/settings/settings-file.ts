import { z } from 'zod';
import { isKeepable, MOST_KEPT_BYTES, MOST_PICTURES } from '#core/domain/idle-pictures';
import { SITE_IDS, type SiteId } from '#core/domain/site';
import { err, ok, type Result } from '#core/result';
import type { TransferTrouble } from '#core/setup-requests';
import { pictureId } from '#main/settings/idle-pictures';
import { holdsSecret } from '#main/settings/setting-rows';
import { type Settings, shapes, type Values } from '#main/settings/settings';

/** What becomes of each setting when a shop's settings go to another computer. A new one has to say it here. */
export const TRAVELS: { readonly [K in keyof Values]: 'shop' | 'machine' | 'stays' } = {
  language: 'shop',
  secondLanguage: 'shop',
  theme: 'shop',
  shop: 'shop',
  api: 'shop',
  qrMode: 'shop',
  printsByItself: 'shop',
  opensDrawer: 'shop',
  codeMinutes: 'shop',
  scaleLayouts: 'shop',
  updates: 'shop',
  dayStartHour: 'shop',
  keys: 'shop',
  idlePictures: 'shop',
  shifts: 'shop',
  staffRules: 'shop',
  receiptLogo: 'shop',
  receiptFooter: 'shop',
  // Of that computer and what hangs on it: taken along when somebody says so.
  display: 'machine',
  cashierDisplay: 'machine',
  isBesideWanted: 'machine',
  rulers: 'machine',
  leastCodeMm: 'machine',
  printer: 'machine',
  scanner: 'machine',
  numberPad: 'machine',
  printerForm: 'machine',
  sparePrinter: 'machine',
  startsAtLogin: 'machine',
  isKiosk: 'machine',
  notices: 'machine',
  publicAddress: 'machine',
  // Whose it is, and what makes its numbers its own. One register is one computer.
  mode: 'stays',
  siteId: 'stays',
  account: 'stays',
  register: 'stays',
  installIds: 'stays',
  installLetter: 'stays',
  firstRun: 'stays',
  secretsAt: 'stays',
  hasSold: 'stays',
};

type Key = keyof Values;
export type Entry = { readonly key: Key; readonly value: unknown; readonly isMachine: boolean };
export type ReadFile = {
  readonly savedAt: number;
  readonly entries: readonly Entry[];
  /** What the entries name by id. */
  readonly pictures: readonly Uint8Array[];
};

const APP = 'mostrador';
const KIND = 'settings';
const VERSION = 1;

const keysThat = (travels: 'shop' | 'machine'): readonly Key[] =>
  (Object.keys(TRAVELS) as Key[]).filter((key) => TRAVELS[key] === travels);

const partOf = (travels: 'shop' | 'machine') =>
  z.strictObject(Object.fromEntries(keysThat(travels).map((key) => [key, shapes[key].optional()])));

const head = z.object({ app: z.literal(APP), kind: z.literal(KIND), version: z.int().min(1) });
const whole = z.strictObject({
  ...head.shape,
  savedAt: z.int().min(0),
  siteId: z.enum(SITE_IDS),
  shop: partOf('shop'),
  machine: partOf('machine'),
  pictures: z
    .array(z.base64().max(MOST_KEPT_BYTES * 2))
    .max(MOST_PICTURES)
    .default([]),
});

/** One file for another computer of the shop, or for a drawer. Never a secret. */
export function settingsFile(
  settings: Settings,
  siteId: SiteId,
  savedAt: number,
  pictureOf: (id: string) => Uint8Array | null = () => null,
): string {
  const valuesOf = (travels: 'shop' | 'machine') =>
    Object.fromEntries(keysThat(travels).map((key) => [key, settings.read(key)]));
  const there = settings.read('idlePictures').flatMap((id) => {
    const bytes = pictureOf(id);
    return bytes === null ? [] : [{ id, bytes }];
  });
  const file = {
    app: APP,
    kind: KIND,
    version: VERSION,
    savedAt,
    siteId,
    shop: { ...valuesOf('shop'), idlePictures: there.map(({ id }) => id) },
    machine: valuesOf('machine'),
    pictures: there.map(({ bytes }) => Buffer.from(bytes).toString('base64')),
  };
  const text = `${JSON.stringify(file, null, 2)}\n`;
  if (holdsSecret(text)) throw new TypeError('the settings hold a secret');
  return text;
}

/** All of it, or the one reason why none. */
export function readSettingsFile(text: string, siteId: SiteId): Result<ReadFile, TransferTrouble> {
  const json = parse(text);
  // Cut off in the middle it is still known by how it begins.
  if (json === undefined) return err({ kind: text.includes(`"app": "${APP}"`) ? 'damaged' : 'foreign' });
  const known = head.safeParse(json);
  if (!known.success) return err({ kind: 'foreign' });
  if (known.data.version > VERSION) return err({ kind: 'newer' });
  const read = whole.safeParse(json);
  if (!read.success || holdsSecret(text)) return err({ kind: 'damaged' });
  if (read.data.siteId !== siteId) return err({ kind: 'country', siteId: read.data.siteId });
  const { shop, machine, savedAt } = read.data;
  const pictures = read.data.pictures.map((text) => Buffer.from(text, 'base64'));
  const ids = new Set(pictures.map(pictureId));
  const named = shapes.idlePictures.parse(shop.idlePictures ?? []);
  if (!pictures.every(isKeepable) || !named.every((id) => ids.has(id))) return err({ kind: 'damaged' });
  return ok({ savedAt, entries: [...entriesOf(shop, false), ...entriesOf(machine, true)], pictures });
}

const entriesOf = (part: Readonly<Record<string, unknown>>, isMachine: boolean): readonly Entry[] =>
  (Object.keys(part) as Key[]).flatMap((key) =>
    part[key] === undefined ? [] : [{ key, value: part[key], isMachine }],
  );

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
