import type { Api, Mode } from '#core/domain/charge';
import type { KeyMap, NumberPad } from '#core/domain/key-map';
import type { Picture } from '#core/domain/paper-grid';
import type { PrinterTarget } from '#core/domain/print-job';
import type { PrinterForm, ShopPrinter } from '#core/domain/printer-form';
import type { ScaleLayout } from '#core/domain/scale-code';
import type { ScanProfile } from '#core/domain/scan-reading';
import type { ShiftUse } from '#core/domain/shift';
import type { Language, SiteId } from '#core/domain/site';
import type { SettingsView } from '#core/settings-views';

/* What the settings' pages may change, one or many at once: what is left out stays. */

export type SettingsChange = {
  readonly language?: Language | undefined;
  readonly secondLanguage?: Language | null | undefined;
  readonly theme?: 'system' | 'light' | 'dark' | undefined;
  readonly shopName?: string | undefined;
  readonly shopTrade?: string | undefined;
  readonly siteId?: SiteId | undefined;
  readonly shopAddress?: string | null | undefined;
  readonly shopTaxId?: string | null | undefined;
  readonly receiptLogo?: Picture | null | undefined;
  readonly receiptFooter?: string | null | undefined;
  readonly printer?: PrinterTarget | undefined;
  readonly printerForm?: PrinterForm | undefined;
  readonly sparePrinter?: ShopPrinter | null | undefined;
  readonly printsByItself?: boolean | undefined;
  readonly opensDrawer?: boolean | undefined;
  readonly codeMinutes?: number | undefined;
  readonly dayStartHour?: number | undefined;
  readonly isBesideWanted?: boolean | undefined;
  readonly leastCodeMm?: 50 | 80 | undefined;
  readonly startsAtLogin?: boolean | undefined;
  readonly isKiosk?: boolean | undefined;
  readonly updates?: 'off' | 'ask' | undefined;
  readonly api?: Api | null | undefined;
  readonly qrMode?: Mode | undefined;
  readonly notices?: SettingsView['notices'] | undefined;
  /** As `isPublicAddress` has it. */
  readonly publicAddress?: string | null | undefined;
  readonly scanner?: ScanProfile | undefined;
  /** Null: as the country's scales write them. */
  readonly scaleLayouts?: readonly ScaleLayout[] | null | undefined;
  readonly keys?: Partial<KeyMap> | undefined;
  readonly numberPad?: NumberPad | undefined;
  readonly shifts?: ShiftUse | undefined;
};
