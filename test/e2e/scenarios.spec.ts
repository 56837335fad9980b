import type { Api } from '#core/domain/charge';
import { SCENARIOS, type ScenarioId } from '#main/simulator/scenarios';
import cashierWords from '#renderer/i18n/es-AR/cashier.json' with { type: 'json' };
import customerWords from '#renderer/i18n/es-AR/customer.json' with { type: 'json' };
import { codesIn } from '#scripts/picture-code';
import { playSale } from '#scripts/play-sale';
import { endTrouble, scenarioEnds } from '#scripts/scenario-ends';
import { expect, test } from '#test/support/same-shop';

/** What stands on the cashier's window in the end; null where the sale is back on the counter. */
const cashierEnds: Readonly<Record<ScenarioId, string | null>> = {
  paid: cashierWords.paid.title,
  'rejected-then-paid': cashierWords.paid.title,
  slow: cashierWords.paid.title,
  expired: cashierWords.trouble.expired.head,
  cancelled: null,
  late: cashierWords.trouble['paid-late'].head,
  double: cashierWords.trouble.double.head,
  partial: cashierWords.trouble['partial-ended'].head,
  offline: cashierWords.paid.title,
  unknown: cashierWords.paid.title,
};

/** What the customer reads in the end. */
const customerEnds: Readonly<Record<ScenarioId, { readonly title: string; readonly next: string } | null>> = {
  paid: customerWords.tell.paid,
  'rejected-then-paid': customerWords.tell.paid,
  slow: customerWords.tell.paid,
  expired: customerWords.tell.expired,
  // Told for a few seconds; then the sale is on the counter again.
  cancelled: null,
  late: customerWords.tell['paid-late'],
  double: customerWords.tell.double,
  partial: customerWords.tell.partial,
  offline: customerWords.tell.paid,
  unknown: customerWords.tell.paid,
};

/** The way most shops are paid plays them all; the other one those in which the two are not alike. */
const played = {
  orders: SCENARIOS,
  instore: ['rejected-then-paid', 'slow', 'late', 'double', 'unknown'],
} as const satisfies Record<Api, readonly ScenarioId[]>;

for (const api of ['orders', 'instore'] as const) {
  test.describe(api, () => {
    test.use({ api });

    for (const scenario of played[api]) {
      const { state, oddness, paper } = scenarioEnds[scenario];
      test(`${scenario}: ends ${state}/${oddness}, in words on both screens`, async ({ shop }, testInfo) => {
        const { pages, counter, customer } = shop;
        await counter.ringUp();
        let picture = '';
        await playSale(scenario, {
          ...shop,
          async look() {
            if (picture !== '' || !(await customer.all()).at(-1)?.hasCode) return;
            picture = testInfo.outputPath('customer.png');
            await pages.customer.screenshot({ path: picture });
          },
        });

        const logged = shop.readLog();
        const said = (await customer.all()).map(({ says }) => says);
        expect(endTrouble(scenario, logged, said)).toEqual([]);
        expect(codesIn(picture)).toEqual([logged?.charges.at(-1)?.code?.qrData]);

        const cashierEnd = cashierEnds[scenario];
        if (cashierEnd !== null) await expect(pages.cashier.getByText(cashierEnd).first()).toBeVisible();
        const customerEnd = customerEnds[scenario];
        if (customerEnd !== null) {
          await expect(pages.customer.getByRole('heading', { name: customerEnd.title })).toBeVisible();
          await expect(pages.customer.getByText(customerEnd.next)).toBeVisible();
        }
        if (paper === 'by-itself')
          await expect(pages.cashier.getByText(logged?.sale.receiptNumber ?? '-')).toBeVisible();
      });
    }
  });
}
