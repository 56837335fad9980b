import type { DayRule } from '#core/domain/business-day';
import type { Api, Mode } from '#core/domain/charge';
import type { PrinterPlace, ShopPrinter } from '#core/domain/printer-form';
import type { ReceiptSetting } from '#core/domain/receipt';
import type { ShiftUse } from '#core/domain/shift';
import type { SiteId } from '#core/domain/site';
import type { OrderLog } from '#core/order-log';
import type { NotReady } from '#main/checkout/deps';
import type { Fetch } from '#main/mercado-pago/exchange';
import type { NoticeSetting } from '#main/notices';
import type { Winspool } from '#main/printing/winspool';
import type { Paper } from '#main/windows/paper';
import type { Words } from '#main/words/words';

/** Where the money comes from in one mode: the provider's address, whose token, whose register. */
export type AccountInUse = {
  readonly baseUrl: string;
  readonly accessToken: () => string | null;
  readonly siteId: SiteId;
  readonly sellerId: string;
  readonly externalPosId: string;
  readonly externalStoreId: string | null;
};

export type SessionDeps = {
  readonly isPractice: boolean;
  readonly log: OrderLog;
  readonly account: () => AccountInUse | NotReady;
  readonly fetch: Fetch;
  readonly newUlid: () => string;
  readonly installIds: () => readonly string[];
  readonly installLetter: () => string;
  readonly register: () => string;
  /** Who stands at the counter; null where nobody has signed in. */
  readonly cashier: () => string | null;
  readonly receiptSetting: () => ReceiptSetting;
  readonly words: () => Words;
  readonly api: () => Api;
  readonly qrMode: () => Mode;
  readonly codeMs: () => number;
  readonly dayRule: () => DayRule;
  readonly shiftUse: () => ShiftUse;
  readonly printsByItself: () => boolean;
  readonly opensDrawer: () => boolean;
  /** Null where the shop has no such printer; the usual one it always has. */
  readonly printerAt: (place: PrinterPlace) => ShopPrinter | null;
  readonly winspool: () => Promise<Winspool>;
  readonly paper: Paper;
  readonly noticeSetting: () => NoticeSetting;
  readonly noticeSecret: () => string | null;
  readonly publicAddress: () => string | null;
  readonly onChange: () => void;
  readonly show: () => void;
  readonly note: (what: string, reference: string | null, detail: string) => void;
};
