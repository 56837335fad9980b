import type { Money } from '#core/domain/money';
import { err, ok, type Result } from '#core/result';
import { encodeQr } from '#main/simulator/emv';
import { codeOnCounter, type RegisterRecord } from '#main/simulator/estate';
import { assumedIva, DEFAULT_LIFE_MS, type OrderRequest } from '#main/simulator/order-request';
import { isClosed, openOrder, type Refusal } from '#main/simulator/wallet';
import type { Code, Scan, World } from '#main/simulator/world';

/** Each register is one slot: whatever was put there last is what a scan of its fixed code pays (contract §3). */

/** Makes the order; one that is not dynamic takes the slot, whatever lay there. */
export function makeCode(world: World, request: OrderRequest, register = world.estate.home): Code {
  const { random, shop, site } = world;
  const { slot } = register;
  const id = random.uuid();
  const ownCode = request.mode === 'attended' ? null : encodeQr(site, shop, random.uuid());
  const isTold = request.mode === 'dynamic' || world.quirks.hybridAnswer !== 'empty-201';
  const code: Code = {
    id,
    register,
    ...request,
    createdAt: world.now(),
    preferenceId: `${shop.userId}-${random.uuid()}`,
    qrData: ownCode !== null && isTold ? ownCode : codeOnCounter(world, register.id),
  };
  world.codes.push(code);
  appear(world, code);
  if (code.mode !== 'dynamic') {
    slot.order = code;
    for (; slot.waiting > 0; slot.waiting--) openOrder(world, code);
  }
  return code;
}

/** Longest that an order which shows up at any time keeps away. */
const ANY_TIME_MS = 60_000;

function appear(world: World, code: Code): void {
  const show = (): void => {
    if (world.scans.some((order) => order.code === code)) return;
    const at = world.now();
    const order: Scan = {
      id: world.nextId('scan'),
      code,
      createdAt: at,
      updatedAt: at,
      isScanned: false,
      payments: [],
    };
    world.scans.push(order);
    world.changed({ topic: 'merchant_order', id: order.id, code });
  };
  const { ordersAppear } = world.quirks;
  if (ordersAppear === 'at-creation') show();
  if (ordersAppear === 'any-time') world.later(Math.floor(world.random.next() * ANY_TIME_MS), show);
}

/** Null where it was paid or has expired: then it is no longer there. */
export function slotNow(world: World, { slot }: RegisterRecord = world.estate.home): Code | null {
  world.runDue();
  const { order } = slot;
  if (order === null || order.isTakenBack === true || world.now() >= order.expiresAt) return null;
  return world.scans.some((each) => each.code === order && isClosed(each)) ? null : order;
}

/** Who has the order on a phone may still confirm it. */
export function clearSlot(world: World, { slot }: RegisterRecord = world.estate.home): void {
  slot.order = null;
}

/** A phone held at the fixed code; one that waits gets the next order that is put there. */
export function scanFixed(world: World, waits: boolean): Result<Scan | 'waiting', Refusal> {
  const code = slotNow(world);
  if (code !== null) return ok(openOrder(world, code));
  if (!waits) return err('no_such_order');
  world.slot.waiting++;
  return ok('waiting');
}

/** Another program puts an order of its own on the same register. */
export function putByOther(world: World, reference: string, total: Money): Code {
  return makeCode(world, {
    mode: 'attended',
    reference,
    total,
    items: [
      {
        sku: '',
        category: '',
        title: OTHERS_TITLE,
        description: '',
        quantity: 1,
        measure: 'unit',
        unitPrice: total,
        total,
      },
    ],
    title: OTHERS_TITLE,
    description: OTHERS_TITLE,
    expiresAt: world.now() + DEFAULT_LIFE_MS,
    iva: assumedIva(world.site, total),
    notificationUrl: null,
    sponsorId: null,
  });
}

const OTHERS_TITLE = 'Otro programa';
