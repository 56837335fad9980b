import { type Money, parseDecimal } from '#core/domain/money';
import type { ProviderError, RegisterPath, SlotOrder } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import { failure } from '#main/mercado-pago/errors';
import type { Http } from '#main/mercado-pago/http';
import { fromProviderTime } from '#main/mercado-pago/instants';
import { allResults, getAs } from '#main/mercado-pago/pages';
import { decimalsOf } from '#main/mercado-pago/readings';
import { registerCode, register as registerShape, slotOrder } from '#main/mercado-pago/shapes';

/** The register's one slot, and its own code (contract §§3.1, 4). */

const slotPath = ({ sellerId, externalPosId }: RegisterPath): string =>
  `/instore/qr/seller/collectors/${encodeURIComponent(sellerId)}/pos/${encodeURIComponent(externalPosId)}/orders`;

export async function readSlot(
  http: Http,
  register: RegisterPath,
): Promise<Result<SlotOrder | null, ProviderError>> {
  const path = slotPath(register);
  const answer = await http.get(path);
  if (!answer.ok) return saysEmpty(answer.error) ? ok(null) : answer;
  const held = heldIn(answer.value);
  if (held === null) return ok(null);
  const read = slotOrder.safeParse(held.only);
  if (!read.success) return err(failure('unreadable', `GET ${path}: not what the contract says`, 200));
  const { external_reference: reference, total_amount: total, expiration_date: expiry } = read.data;
  return ok({ reference, total: moneyOf(total, register), expiresAt: fromProviderTime(expiry) });
}

function moneyOf(text: string | null | undefined, { currency }: RegisterPath): Money | null {
  const read = currency === undefined ? null : parseDecimal(text ?? '', decimalsOf(currency));
  return read?.ok === true ? read.value : null;
}

/** The one 404 that means an empty slot. Any other, of a register that does not exist say, must not pass for it. */
const saysEmpty = ({ kind, code, message }: ProviderError): boolean =>
  kind === 'not-found' && [code, message].some((words) => words?.includes(NO_ORDER) === true);
const NO_ORDER = 'point_of_sale_in_store_order_not_found';

/** The schema says an array, examples an object. Of two orders nobody could say which one a scan would pay. */
function heldIn(body: unknown): { readonly only: unknown } | null {
  if (body === null) return null;
  if (!Array.isArray(body)) return { only: body };
  const [first, ...more]: unknown[] = body;
  if (first === undefined) return null;
  return { only: more.length === 0 ? first : body };
}

export async function clearSlot(http: Http, register: RegisterPath): Promise<Result<null, ProviderError>> {
  const cleared = await http.delete(slotPath(register));
  return cleared.kind === 'done' ? ok(null) : err(cleared.error);
}

/** Two reads, for the list of registers leaves the code out. */
export async function fixedCode(http: Http, register: RegisterPath): Promise<Result<string, ProviderError>> {
  const { externalPosId } = register;
  const listed = await allResults(http, '/pos', { external_id: externalPosId });
  if (!listed.ok) return listed;
  const mine = listed.value
    .flatMap((each) => registerShape.safeParse(each).data ?? [])
    .find((each) => each.external_id === externalPosId);
  if (mine === undefined) return err(noFixedCode(`GET /pos: no register is called ${externalPosId}`));
  const path = `/pos/${encodeURIComponent(mine.id)}`;
  const read = await getAs(http, path, registerCode);
  if (!read.ok) return read;
  const code = read.value.qr_code ?? read.value.qr_response?.qr_code ?? null;
  return code === null ? err(noFixedCode(`GET ${path}: no qr_code`)) : ok(code);
}

const noFixedCode = (why: string): ProviderError => ({
  ...failure('not-found', why, 200),
  code: 'no_fixed_code',
});
