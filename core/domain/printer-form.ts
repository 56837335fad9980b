import type { Columns } from '#core/domain/paper-grid';
import type { PrinterTarget } from '#core/domain/print-job';
import { PLAIN_PROFILE, type PrinterProfile, profileNamed } from '#core/domain/printer-profiles';

export const PAPER_WIDTHS = [80, 58] as const;
/** In millimetres, as rolls are sold. */
export type PaperWidth = (typeof PAPER_WIDTHS)[number];
export const CUTS = ['partial', 'full', 'none'] as const;
export type Cut = (typeof CUTS)[number];
export const DENSITIES = ['light', 'normal', 'dark'] as const;
export type Density = (typeof DENSITIES)[number];

/** How one printer wants its paper. */
export type PrinterForm = {
  /** The id of a profile. */
  readonly profile: string;
  readonly paper: PaperWidth;
  readonly cut: Cut;
  readonly density: Density;
  /** Which pin of its socket opens the drawer. */
  readonly drawerPin: 2 | 5;
};

export const USUAL_FORM: PrinterForm = {
  profile: PLAIN_PROFILE.id,
  paper: 80,
  cut: 'partial',
  density: 'normal',
  drawerPin: 2,
};

/** A printer of the shop: where it is and what it wants. */
export type ShopPrinter = { readonly target: PrinterTarget; readonly form: PrinterForm };

/** The usual one, and the one that a receipt is moved to when that does not do. */
export const PRINTER_PLACES = ['usual', 'spare'] as const;
export type PrinterPlace = (typeof PRINTER_PLACES)[number];

/** Bytes go there as they are: the printer's own letters, its knife, the drawer on its cable. */
export const isRaw = (kind: PrinterTarget['kind']): boolean => kind !== 'file' && kind !== 'system';
export const takesBytes = ({ kind }: PrinterTarget): boolean => isRaw(kind);

export const canBe80 = ({ columns }: PrinterProfile): boolean => columns > 32;

/** Pages drawn by the system and files have no letters of a printer's own. */
export function columnsOf({ target, form }: ShopPrinter): Columns {
  if (!takesBytes(target)) return form.paper === 80 ? 48 : 32;
  return form.paper === 80 ? profileNamed(form.profile).columns : 32;
}

export const isSamePrinter = (one: PrinterTarget, other: PrinterTarget): boolean =>
  addressOf(one) === addressOf(other);

const addressOf = (target: PrinterTarget): string =>
  Object.entries(target)
    .map(([key, value]) => `${key}=${value}`)
    .toSorted()
    .join(' ');
