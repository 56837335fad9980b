import type { JsonObject } from '#main/simulator/json';
import { slotNow } from '#main/simulator/slot';
import { money, orderView, timeOf } from '#main/simulator/views';
import type { Code, World } from '#main/simulator/world';

/** How to get in: what the program's first line says, for one who knows only the address. */
export function accountView({ shop, site, seller: { accessToken } }: World): JsonObject {
  const { userId, externalStoreId, externalPosId } = shop;
  return { site: site.id, accessToken, userId, externalStoreId, externalPosId };
}

/** Every order that was ever asked for, oldest first, with the merchant orders that came of it. */
export function codesView(world: World): readonly JsonObject[] {
  const held = slotNow(world);
  return world.codes.map((code) => ({
    in_store_order_id: code.id,
    external_reference: code.reference,
    mode: code.mode,
    on_register: code === held,
    total_amount: money(world, code.total),
    taxes: taxesOf(world, code),
    qr_data: code.qrData,
    date_created: timeOf(code.createdAt),
    expiration_date: timeOf(code.expiresAt),
    merchant_orders: world.scans
      .filter((order) => order.code === code)
      .map((order) => orderView(world, order)),
  }));
}

const taxesOf = (world: World, { iva }: Code): readonly JsonObject[] =>
  iva === null ? [] : [{ type: 'IVA', value: money(world, iva.value), is_assumed: iva.isAssumed }];
