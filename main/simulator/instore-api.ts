import type { Mode } from '#core/domain/charge';
import { err, ok, type Result } from '#core/result';
import { refusal } from '#main/simulator/envelopes';
import { type RegisterRecord, registerCalled } from '#main/simulator/estate';
import type { JsonObject } from '#main/simulator/json';
import { readOrderRequest } from '#main/simulator/order-request';
import { clearSlot, makeCode, slotNow } from '#main/simulator/slot';
import { heldView } from '#main/simulator/views';
import type { Answer, Code, World } from '#main/simulator/world';

/** Making orders, and the register's slot (contract §§1–3). */

/** What the path says: whose register, and for some calls in which store. */
export type Place = {
  readonly userId: string;
  readonly externalPosId: string;
  readonly externalStoreId?: string;
};

export function makeOrder(world: World, place: Place, mode: Mode, body: string): Answer {
  const register = registerAt(world, place);
  if (!register.ok) return register.error;
  const read = readOrderRequest(body, world, mode);
  if (!read.ok) return refusal(400, read.error.code, read.error.message);
  return madeAnswer(world, makeCode(world, read.value, register.value));
}

function madeAnswer(world: World, code: Code): Answer {
  const { quirks } = world;
  const made: JsonObject = quirks.postOmitsOrderId
    ? { qr_data: code.qrData }
    : { in_store_order_id: code.id, qr_data: code.qrData };
  switch (code.mode) {
    case 'dynamic':
      return { status: quirks.postStatus, body: made };
    case 'hybrid':
      if (quirks.hybridAnswer === 'empty-201') return { status: 201, body: null };
      return { status: quirks.hybridAnswer === 'body-200' ? 200 : 201, body: made };
    case 'attended':
      if (quirks.attendedAnswer === 'empty-204') return { status: 204, body: null };
      return { status: 200, body: heldView(world, code) };
  }
}

export function readSlot(world: World, place: Place): Answer {
  const register = registerAt(world, place);
  if (!register.ok) return register.error;
  const held = slotNow(world, register.value);
  if (held === null) return NOTHING_HELD;
  const view = heldView(world, held);
  return { status: 200, body: world.quirks.slotAnswer === 'list' ? [view] : view };
}

const NOTHING_HELD = refusal(404, 'point_of_sale_in_store_order_not_found', 'No associated order found.');

export function deleteSlot(world: World, place: Place): Answer {
  const register = registerAt(world, place);
  // The one call whose list of errors has a word of its own for this.
  if (!register.ok) return register.error.status === 403 ? accessDenied() : register.error;
  const wasHeld = slotNow(world, register.value) !== null;
  clearSlot(world, register.value);
  const { nothingToDelete } = world.quirks;
  if (wasHeld || nothingToDelete === 204) return { status: 204, body: null };
  return nothingToDelete === 404
    ? NOTHING_HELD
    : refusal(500, 'in_store_order_creation_error', 'Failed to delete order.');
}

export const accessDenied = (): Answer => refusal(400, 'invalid_access_token', 'Access denied');

function registerAt(world: World, place: Place): Result<RegisterRecord, Answer> {
  const { userId, externalPosId, externalStoreId } = place;
  if (!/^\d+$/.test(userId)) return err(refusal(400, 'invalid_collectorId', 'user_id must be number.'));
  if (externalPosId.trim() === '')
    return err(refusal(400, 'invalid_externalPosId', 'external_pos_id must be present.'));
  if (userId !== world.shop.userId)
    return err(refusal(403, 'forbidden', 'The caller is not authorized to access this resource'));
  const { stores } = world.estate;
  const store = stores.find(({ externalId }) => externalId !== null && externalId === externalStoreId);
  if (externalStoreId !== undefined && store === undefined)
    return err(refusal(404, 'store_not_found', 'Store not found'));
  const register = registerCalled(world, externalPosId);
  const isThere = register !== undefined && (store === undefined || register.storeId === store.id);
  return isThere ? ok(register) : err(refusal(404, 'pos_not_found', 'Point of sale not found'));
}
