import type { Fields } from '#main/simulator/json';
import { amountIn, bad, done, REFUSED, wordIn } from '#main/simulator/practice-answers';
import { clearSlot, putByOther, scanFixed, slotNow } from '#main/simulator/slot';
import { heldView } from '#main/simulator/views';
import type { Answer, World } from '#main/simulator/world';

/** Control calls about the register's slot: phones held at its fixed code, and another program that writes to it. */

export function scanFixedCall(world: World, body: Fields): Answer {
  const scanned = scanFixed(world, body.get('waits') === true);
  if (!scanned.ok) return REFUSED[scanned.error];
  const order = scanned.value;
  if (order === 'waiting') return done({ merchant_order_id: null, external_reference: null, waiting: true });
  return done({
    merchant_order_id: order.id,
    external_reference: order.code.reference,
    waiting: false,
  });
}

export function slotCall(world: World, body: Fields): Answer {
  if (body.get('clear') === true) return emptySlotCall(world);
  const reference = wordIn(body, 'external_reference');
  const total = amountIn(world, body, 'total');
  if (reference === null || total === null || total === undefined)
    return bad('external_reference must be text, and total a number above nothing');
  putByOther(world, reference, total);
  return heldCall(world);
}

export function emptySlotCall(world: World): Answer {
  clearSlot(world);
  return heldCall(world);
}

/** What the register holds now, and how many phones wait for it to hold something. */
export function heldCall(world: World): Answer {
  const held = slotNow(world);
  return done({ order: held === null ? null : heldView(world, held), waiting: world.slot.waiting });
}
