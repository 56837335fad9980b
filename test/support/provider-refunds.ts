import { z } from 'zod';
import type { OutsideSimulator } from '#test/support/outside-simulator';

const listed = z.array(z.object({ amount: z.number(), status: z.string() }));

/** What really went back of a payment, or is on its way, as the provider's own list has it. */
export async function refundsAtProvider(
  { url, accessToken }: OutsideSimulator,
  paymentId: string,
): Promise<readonly { readonly cents: number }[]> {
  const answer = await fetch(`${url}/v1/payments/${paymentId}/refunds`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  return listed
    .parse(await answer.json())
    .filter(({ status }) => status !== 'rejected')
    .map(({ amount }) => ({ cents: Math.round(amount * 100) }));
}
