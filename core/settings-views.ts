import type { Api, Mode } from '#core/domain/charge';
import type { Instant } from '#core/domain/instant';
import type { Picture } from '#core/domain/paper-grid';
import type { PrinterTarget } from '#core/domain/print-job';
import type { PrinterForm, ShopPrinter } from '#core/domain/printer-form';
import type { ScaleLayout } from '#core/domain/scale-code';
import type { SiteId } from '#core/domain/site';
import type { Register } from '#core/provider';
import type { IdlePicture, Setting } from '#core/views';

/* What the settings' pages are told. */

export type DisplayView = {
  readonly id: number;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly isInternal: boolean;
  readonly isCashiers: boolean;
  readonly isCustomers: boolean;
};

export type SettingsView = {
  readonly setting: Setting;
  /** True when a token is sealed. The token itself never comes back out. */
  readonly hasToken: boolean;
  /** A token is there, and its seal does not open here: another user, another PC, a keyring that is gone. */
  readonly isTokenUnreadable: boolean;
  /** Whose it is; null while that is not known. */
  readonly account: {
    readonly sellerName: string;
    readonly siteId: SiteId;
    readonly isTest: boolean;
  } | null;
  readonly register: {
    readonly externalPosId: string;
    readonly name: string;
    readonly storeName: string | null;
    /** Null where it was picked before stores were kept, or has none: attended codes need it. */
    readonly externalStoreId: string | null;
  } | null;
  readonly printer: PrinterTarget;
  readonly printerForm: PrinterForm;
  readonly sparePrinter: ShopPrinter | null;
  /** What this system has, the best first. */
  readonly printerWays: readonly PrinterTarget['kind'][];
  readonly paper: {
    readonly address: string | null;
    readonly taxId: string | null;
    readonly logo: Picture | null;
    readonly footer: string | null;
  };
  readonly printsByItself: boolean;
  readonly opensDrawer: boolean;
  readonly codeMinutes: number;
  /** When the shop's day begins: 6 counts the small hours to the evening before. */
  readonly dayStartHour: number;
  /** Which of the provider's APIs new charges go by: the one in use, the one the provider means for the country, and all there are. */
  readonly api: {
    readonly inUse: Api;
    readonly documented: Api;
    readonly available: readonly Api[];
  };
  readonly qrMode: Mode;
  readonly displays: readonly DisplayView[];
  /** The display that the customer looks at; null where there is none. `dotsPerMm` is null until it was measured. */
  readonly customerDisplay: {
    readonly width: number;
    readonly height: number;
    readonly dotsPerMm: number | null;
  } | null;
  /** How wide the code is at least where the display was measured: 8 cm for a deep counter. */
  readonly leastCodeMm: 50 | 80;
  readonly idlePictures: readonly IdlePicture[];
  /** Where there is one display, the customer's page stands beside the cashier's. */
  readonly isBesideWanted: boolean;
  readonly startsAtLogin: boolean;
  readonly isKiosk: boolean;
  readonly updates: 'off' | 'ask';
  readonly notices: {
    readonly isOn: boolean;
    readonly port: number;
    readonly toleranceMinutes: number | null;
  };
  /** Where the provider reaches this shop, told with each instore order; null where nowhere. */
  readonly publicAddress: string | null;
  /** Null: nobody has changed them, and they are as the country's scales write. */
  readonly scaleLayouts: readonly ScaleLayout[] | null;
  readonly version: string;
  readonly dataFolder: string;
};

export type SystemPrinterView = { readonly name: string; readonly label: string };

/** One notification that was taken, and what became of it. */
export type NoticeView = {
  /** How many had come before it. */
  readonly place: number;
  readonly at: Instant;
  readonly topic: 'order' | 'payment' | 'merchant-order' | 'unknown';
  /** The provider's own id of what it is about; empty where none could be read. */
  readonly id: string;
  readonly verdict: 'signed' | 'unsigned' | 'forged' | 'unsignable';
  /** Null while it is being seen to. */
  readonly fate: 'read' | 'ours' | 'foreign' | 'dropped' | 'failed' | null;
};

export type NoticesView = {
  readonly door:
    | { readonly kind: 'off' }
    | { readonly kind: 'open'; readonly port: number }
    | {
        readonly kind: 'shut';
        readonly port: number;
        readonly reason: 'port-in-use' | 'not-allowed' | 'cannot-listen';
      };
  /** The secret itself never comes back out. */
  readonly secret: 'none' | 'kept' | 'unreadable';
  /** The newest first. */
  readonly heard: readonly NoticeView[];
};

export type TrialAnswer = Pick<NoticeView, 'verdict'> & {
  readonly fate: NonNullable<NoticeView['fate']>;
};

export type TrialError = 'not-listening' | 'no-answer' | 'too-many';

export type RegisterChoice = Register;
