import { worstOddness } from '#core/domain/charge';
import { toDecimal } from '#core/domain/money';
import { siteOf } from '#core/domain/site';
import type { DemoOptions } from './demo-options.ts';
import type { LoggedSale } from './log-reader.ts';
import type { Timing } from './play-sale.ts';

/** What `summary.json` holds; programs read it, so its fields stay. */
export type Summary = {
  readonly site: string;
  readonly mode: string;
  readonly api: string;
  readonly scenario: string;
  readonly externalReference: string;
  readonly qrData: string;
  readonly total: string;
  readonly currency: string;
  readonly state: string;
  readonly oddness: string;
  readonly attempts: number;
  readonly receiptNumber: string | null;
  readonly paymentIds: readonly string[];
  readonly chargeToCodeMs: number | null;
  readonly providerMs: number | null;
  readonly closedToScreenMs: number | null;
  readonly orderLog: string;
  readonly dataDir: string;
};

type Found = { readonly logged: LoggedSale; readonly timing: Timing | null } & Pick<
  Summary,
  'orderLog' | 'dataDir'
>;

/** The last attempt speaks for the sale; the log speaks for the attempt. */
export function summaryOf(
  { site, scenario }: DemoOptions,
  { logged, timing, orderLog, dataDir }: Found,
): Summary {
  const { sale, charges } = logged;
  const charge = charges.at(-1);
  if (charge === undefined) throw new Error('the sale was not charged');
  const { currency, decimals } = siteOf(site);
  return {
    site,
    mode: charge.mode,
    api: charge.api,
    scenario,
    externalReference: charge.reference,
    qrData: charge.code?.qrData ?? '',
    total: toDecimal(sale.total, decimals),
    currency,
    state: charge.state,
    oddness: worstOddness(charge),
    attempts: charges.length,
    receiptNumber: sale.receiptNumber,
    paymentIds: charges.flatMap(({ payments }) => payments.map(({ id }) => id)),
    chargeToCodeMs: timing?.chargeToCodeMs ?? null,
    providerMs: charge.code === null ? null : Math.round(charge.code.providerMs),
    closedToScreenMs: timing?.closedToScreenMs ?? null,
    orderLog,
    dataDir,
  };
}
