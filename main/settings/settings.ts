import { z } from 'zod';
import type { Api, Mode } from '#core/domain/charge';
import { MOST_PICTURES } from '#core/domain/idle-pictures';
import type { Instant } from '#core/domain/instant';
import type { KeyMap, NumberPad } from '#core/domain/key-map';
import type { Picture } from '#core/domain/paper-grid';
import type { PrinterTarget } from '#core/domain/print-job';
import { type PrinterForm, type ShopPrinter, USUAL_FORM } from '#core/domain/printer-form';
import { isPublicAddress } from '#core/domain/public-address';
import { areApart, isLayout, type ScaleLayout } from '#core/domain/scale-code';
import { MAX_RHYTHM_MS, MIN_RHYTHM_MS, type ScanProfile, usualProfile } from '#core/domain/scan-reading';
import { SHIFT_USES, type ShiftUse } from '#core/domain/shift';
import { LANGUAGES, type Language, SITE_IDS, type SiteId, siteOf } from '#core/domain/site';
import {
  type ChangedPermissions,
  LOCK_MINUTES,
  PERMISSIONS,
  RISKY_ACTS,
  type StaffRules,
  USUAL_RULES,
} from '#core/domain/staff';
import { FIRST_RUN_STEPS, FIRST_RUN_WANTS, type FirstRun, NOT_BEGUN } from '#core/first-run';
import type { Result } from '#core/result';
import { changedKeys } from '#main/settings/key-shapes';
import { picture, printerForm, printerTarget } from '#main/settings/printer-shapes';

/** What keeps a setting: each key with its own shape, every change in the audit. */
export type SettingStore = {
  setting<T>(key: string, schema: z.ZodType<T>, fallback: T): T;
  saveSetting(key: string, value: unknown): Result<unknown, 'disk-full'>;
};

export type Account = {
  readonly sellerId: string;
  readonly sellerName: string;
  readonly siteId: SiteId;
  readonly isTest: boolean;
};
export type PickedRegister = {
  readonly externalPosId: string;
  readonly name: string;
  readonly storeName: string | null;
  /** Null where a register was picked before it was kept, or has no store. */
  readonly externalStoreId: string | null;
  /** Whose it is; null where it was picked before that was kept. */
  readonly sellerId?: string | null;
};
export type Display = {
  readonly id: number;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly isInternal: boolean;
};

const display = z.object({
  id: z.number(),
  label: z.string(),
  width: z.number(),
  height: z.number(),
  isInternal: z.boolean(),
});
const language = z.enum(LANGUAGES as [Language, ...Language[]]);
const site = z.enum(SITE_IDS);
const scaleFigures = { prefix: z.string().regex(/^2\d?$/), itemFigures: z.int().min(3).max(7) };
const scaleLayout: z.ZodType<ScaleLayout> = z
  .discriminatedUnion('value', [
    z.strictObject({ ...scaleFigures, value: z.literal('weight') }),
    z.strictObject({
      ...scaleFigures,
      value: z.literal('price'),
      decimals: z.union([z.literal(0), z.literal(2)]),
    }),
  ])
  .refine(isLayout);

/** No two of them begin alike: a label would be read by whichever came first. */
const scaleLayouts = z.array(scaleLayout).max(10).refine(areApart);
const scanProfile: z.ZodType<ScanProfile> = z.strictObject({
  rhythmMs: z.int().min(MIN_RHYTHM_MS).max(MAX_RHYTHM_MS),
  prefix: z.string().max(16),
  suffix: z.string().max(16),
  ending: z.enum(['enter', 'tab', 'none']),
  layout: z.enum(['computer', 'american']),
});

const permissions = z.partialRecord(z.enum(RISKY_ACTS), z.enum(PERMISSIONS));

export type Values = {
  readonly mode: 'practice' | 'real';
  readonly siteId: SiteId;
  readonly language: Language;
  readonly secondLanguage: Language | null;
  readonly theme: 'system' | 'light' | 'dark';
  readonly shop: {
    readonly name: string;
    readonly trade: string;
    readonly address: string | null;
    readonly taxId: string | null;
  };
  readonly account: Account | null;
  readonly register: PickedRegister | null;
  /** Null: what the country's row says. */
  readonly api: Api | null;
  /** Which code a charge is paid by. */
  readonly qrMode: Mode;
  readonly display: Display | null;
  readonly cashierDisplay: Display | null;
  /** Where there is one display, the customer's page beside the cashier's. Null: in practice only. */
  readonly isBesideWanted: boolean | null;
  /** Displays whose dots were measured with a bank card: of the panel itself, to a millimetre. */
  readonly rulers: readonly (Display & { readonly dotsPerMm: number })[];
  readonly leastCodeMm: 50 | 80;
  /** What the customer's screen shows between two sales, in that order: pictures of the shop's file by their ids. */
  readonly idlePictures: readonly string[];
  /** Where the usual one is, and what it wants. */
  readonly printer: PrinterTarget;
  readonly printerForm: PrinterForm;
  readonly sparePrinter: ShopPrinter | null;
  /** What stands above and below on paper beside the shop's name. */
  readonly receiptLogo: Picture | null;
  readonly receiptFooter: string | null;
  readonly printsByItself: boolean;
  /** Cash opens the drawer, where the printer has one on its cable. */
  readonly opensDrawer: boolean;
  /** How long a code lives. */
  readonly codeMinutes: number;
  /** This install's own, then those of the logs it was restored from: 6 letters or figures each. */
  readonly installIds: readonly string[];
  readonly installLetter: string;
  /** How the shop's scale writes its labels. Null: as the country's scales do. */
  readonly scaleLayouts: readonly ScaleLayout[] | null;
  /** How the shop's scanner types. */
  readonly scanner: ScanProfile;
  /** For this user of the PC. */
  readonly startsAtLogin: boolean;
  /** The till alone on the cashier's screen. */
  readonly isKiosk: boolean;
  readonly updates: 'off' | 'ask';
  /** Whether the provider's notifications are listened for, on this computer only. */
  readonly notices: {
    readonly isOn: boolean;
    readonly port: number;
    readonly toleranceMinutes: number | null;
  };
  readonly publicAddress: string | null;
  /** When the shop's day begins, 0 to 12. */
  readonly dayStartHour: number;
  readonly firstRun: FirstRun;
  /** When each secret was last put in or forgotten: that it was changed is told, and never what it is. */
  readonly secretsAt: { readonly token: Instant | null; readonly notices: Instant | null };
  /** The keys that this shop has changed. */
  readonly keys: Partial<KeyMap>;
  readonly numberPad: NumberPad;
  /** Whether turns at the register are asked for. */
  readonly shifts: ShiftUse;
  /** What the people of the shop may. Where an act is missing, it is as it usually is. */
  readonly staffRules: Omit<StaffRules, 'permissions'> & { readonly permissions: ChangedPermissions };
  /** A real log was begun on this PC: an empty one after that has lost something. */
  readonly hasSold: boolean;
};

/** Every setting, with the shape in which it is kept. */
export const shapes: { readonly [K in keyof Values]: z.ZodType<Values[K]> } = {
  mode: z.enum(['practice', 'real']),
  siteId: site,
  language,
  secondLanguage: language.nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  shop: z.object({
    name: z.string(),
    trade: z.string(),
    address: z.string().nullable(),
    taxId: z.string().nullable(),
  }),
  account: z
    .object({ sellerId: z.string(), sellerName: z.string(), siteId: site, isTest: z.boolean() })
    .nullable(),
  register: z
    .object({
      externalPosId: z.string(),
      name: z.string(),
      storeName: z.string().nullable(),
      externalStoreId: z.string().nullable().default(null),
      sellerId: z.string().nullable().default(null),
    })
    .nullable(),
  api: z.enum(['instore', 'orders']).nullable(),
  qrMode: z.enum(['dynamic', 'hybrid', 'attended']),
  display: display.nullable(),
  cashierDisplay: display.nullable(),
  isBesideWanted: z.boolean().nullable(),
  rulers: z.array(display.extend({ dotsPerMm: z.number().min(0.5).max(100) })).max(20),
  leastCodeMm: z.union([z.literal(50), z.literal(80)]),
  idlePictures: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(MOST_PICTURES),
  printer: printerTarget,
  printerForm,
  sparePrinter: z.object({ target: printerTarget, form: printerForm }).nullable(),
  receiptLogo: picture.nullable(),
  receiptFooter: z.string().nullable(),
  printsByItself: z.boolean(),
  opensDrawer: z.boolean(),
  codeMinutes: z.int().min(2).max(30),
  scaleLayouts: scaleLayouts.nullable(),
  scanner: scanProfile,
  startsAtLogin: z.boolean(),
  isKiosk: z.boolean(),
  updates: z.enum(['off', 'ask']),
  notices: z.object({
    isOn: z.boolean(),
    port: z.int().min(1024).max(65_535),
    toleranceMinutes: z.int().min(1).max(1440).nullable(),
  }),
  publicAddress: z.string().refine(isPublicAddress).nullable(),
  dayStartHour: z.int().min(0).max(12),
  firstRun: z.object({
    status: z.enum(['new', 'under-way', 'later', 'done']),
    step: z.enum(FIRST_RUN_STEPS),
    wants: z.enum(FIRST_RUN_WANTS),
  }),
  secretsAt: z.object({ token: z.number().nullable(), notices: z.number().nullable() }),
  keys: changedKeys,
  numberPad: z.enum(['auto', 'always', 'never']),
  shifts: z.enum(SHIFT_USES),
  staffRules: z.object({
    permissions: z.object({ cashier: permissions, manager: permissions }),
    discountLimit: z.int().min(0).max(10_000),
    lockMinutes: z.literal(LOCK_MINUTES),
  }),
  installIds: z.array(z.string().regex(/^[0-9A-Z]{6}$/)),
  hasSold: z.boolean(),
  installLetter: z.string().regex(/^[A-Z]$/),
};

export type Settings = {
  read<K extends keyof Values>(key: K): Values[K];
  save<K extends keyof Values>(key: K, value: Values[K]): Result<unknown, 'disk-full'>;
};

type Defaults = { readonly systemLanguage: string; readonly receiptFolder: string };

export function createSettings(store: SettingStore, { systemLanguage, receiptFolder }: Defaults): Settings {
  const siteId: SiteId = siteFor(systemLanguage);
  const fallbacks: Values = {
    mode: 'practice',
    siteId,
    language: languageFor(systemLanguage) ?? siteOf(siteId).language,
    secondLanguage: null,
    theme: 'system',
    shop: {
      name: siteId === 'MLB' ? 'São João' : 'La Esquina',
      trade: siteId === 'MLB' ? 'Mercearia' : 'Almacén',
      address: null,
      taxId: null,
    },
    account: null,
    register: null,
    api: null,
    qrMode: 'dynamic',
    display: null,
    cashierDisplay: null,
    isBesideWanted: null,
    rulers: [],
    leastCodeMm: 50,
    idlePictures: [],
    printer: { kind: 'file', folder: receiptFolder } satisfies PrinterTarget,
    printerForm: USUAL_FORM,
    sparePrinter: null,
    receiptLogo: null,
    receiptFooter: null,
    printsByItself: true,
    opensDrawer: true,
    codeMinutes: 5,
    scaleLayouts: null,
    scanner: usualProfile,
    startsAtLogin: false,
    isKiosk: false,
    updates: 'off',
    notices: { isOn: false, port: 8730, toleranceMinutes: null },
    publicAddress: null,
    dayStartHour: 0,
    firstRun: NOT_BEGUN,
    secretsAt: { token: null, notices: null },
    keys: {},
    numberPad: 'auto',
    shifts: 'off',
    staffRules: USUAL_RULES,
    installIds: [],
    installLetter: 'A',
    hasSold: false,
  };
  return {
    read: (key) => store.setting(key, shapes[key], fallbacks[key]),
    save: (key, value) => store.saveSetting(key, value),
  };
}

/** That a secret was put in or forgotten is a change like any other; what it is never gets here. */
export const noteSecret = (
  settings: Settings,
  which: keyof Values['secretsAt'],
  at: Instant | null,
): Result<unknown, 'disk-full'> => settings.save('secretsAt', { ...settings.read('secretsAt'), [which]: at });

/** The first that names a country where we sell; where none does, the first. */
export const languageOfOurs = (languages: readonly string[]): string =>
  languages.find((each) => SITE_IDS.some((id) => siteOf(id).country === regionOf(each))) ??
  languages[0] ??
  '';

const regionOf = (language: string): string | undefined => /[-_]([A-Z]{2})\b/.exec(language)?.[1];

/** "pt-BR" sells in reais, "es-CL" in Chilean pesos; where the system does not tell, Argentina. */
export function siteFor(systemLanguage: string): SiteId {
  const region = regionOf(systemLanguage);
  return (
    SITE_IDS.find((id) => siteOf(id).country === region) ?? (systemLanguage.startsWith('pt') ? 'MLB' : 'MLA')
  );
}

function languageFor(systemLanguage: string): Language | null {
  const exact = LANGUAGES.find(
    (known) => known.toLowerCase() === systemLanguage.replace('_', '-').toLowerCase(),
  );
  return exact ?? (systemLanguage.startsWith('pt') ? 'pt-BR' : null);
}
