import { type Money, toMoney } from '#core/domain/money';
import type { Result } from '#core/result';
import { type Fields, type JsonObject, readAmount } from '#main/simulator/json';
import type { Paid, Refusal } from '#main/simulator/wallet';
import type { Answer, World } from '#main/simulator/world';

/** How control calls are read and answered. */

export const done = (body: JsonObject): Answer => ({ status: 200, body });

export const answerOf = (status: number, error: string, message: string): Answer => ({
  status,
  body: { error, message, status },
});

export const bad = (message: string): Answer => answerOf(400, 'bad_request', message);

export const REFUSED: Record<Refusal, Answer> = {
  no_such_order: answerOf(404, 'no_such_order', 'no code leads to such an order now'),
  no_such_payment: answerOf(404, 'no_such_payment', 'no such payment in a state that allows it'),
  order_expired: answerOf(409, 'order_expired', 'the code has expired; say late to pay all the same'),
  bad_amount: answerOf(400, 'bad_amount', 'nothing to pay or to give back'),
};

export const paidAnswer = (paid: Result<Paid, Refusal>): Answer =>
  paid.ok
    ? done({
        merchant_order_id: paid.value.order.id,
        payment_id: paid.value.payment.id,
        status: paid.value.payment.status,
      })
    : REFUSED[paid.error];

/** Null where it is missing, empty or no text. */
export function wordIn(body: Fields, name: string): string | null {
  const value = body.get(name);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function countIn(body: Fields, name: string): number | null {
  const value = body.get(name);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** Undefined where it is left out, null where it is no amount. */
export function amountIn(world: World, body: Fields, name: string): Money | null | undefined {
  if (!body.has(name)) return undefined;
  const amount = readAmount(body.get(name), world.site.decimals);
  return amount === null || amount <= 0 ? null : toMoney(amount);
}

export function instantIn(body: Fields, name: string): number | undefined {
  const at = Date.parse(wordIn(body, name) ?? '');
  return Number.isNaN(at) ? undefined : at;
}
