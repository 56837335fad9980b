import { BOLD, DOUBLE, type GridRow, hold, type Pen, RULE } from '#core/domain/paper-grid';
import type { ReceiptSetting } from '#core/domain/receipt';
import { TAX_ID_NAME } from '#core/domain/receipt';
import { oneLine } from '#core/domain/receipt-cells';
import { siteOf } from '#core/domain/site';

/** What stands above and below whatever the shop prints. */

export function practiceMark(
  { isPractice }: Pick<ReceiptSetting, 'isPractice'>,
  pen: Pen,
): readonly GridRow[] {
  if (!isPractice) return [];
  return [
    RULE,
    ...pen.centred(pen.words('receipt.practice'), DOUBLE),
    ...pen.centred(pen.words('receipt.practiceDetail'), BOLD),
    RULE,
  ];
}

export const copyMark = (isCopy: boolean, pen: Pen): readonly GridRow[] =>
  isCopy ? [...pen.centred(pen.words('receipt.copy'), DOUBLE), RULE] : [];

/** Logo, name, trade, address and tax number. */
export function shopRows({ shop, siteId }: ReceiptSetting, pen: Pen): readonly GridRow[] {
  const taxId = shop.taxId === null ? '' : `${TAX_ID_NAME[siteId]}: ${hold(oneLine(shop.taxId))}`;
  const about = [oneLine(shop.trade), oneLine(shop.address ?? ''), taxId];
  const name = oneLine(shop.name);
  return [
    ...(shop.logo === null ? [] : [{ kind: 'picture', picture: shop.logo } as const]),
    ...(name === '' ? [] : pen.centred(name, DOUBLE)),
    ...about.filter((text) => text !== '').flatMap((text) => pen.centred(text)),
  ];
}

/** That it is no tax document, in the country's words: abroad those come first, and ours behind in brackets. */
export const fiscalRows = ({ siteId }: Pick<ReceiptSetting, 'siteId'>, pen: Pen): readonly GridRow[] =>
  pen.centred(pen.words(`fiscal.${siteOf(siteId).fiscalNotice}`).replace(/\(.*\)/, hold), BOLD);

/** The shop's own last words, line by line as they were typed. */
export const footerRows = ({ shop }: Pick<ReceiptSetting, 'shop'>, pen: Pen): readonly GridRow[] =>
  (shop.footer ?? '')
    .split('\n')
    .map(oneLine)
    .filter((text) => text !== '')
    .flatMap((text) => pen.centred(text));
