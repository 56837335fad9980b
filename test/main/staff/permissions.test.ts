import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ONE, toMoney } from '#core/domain/money';
import {
  isFixed,
  PERMISSIONS,
  type Permission,
  RISKY_ACTS,
  type RiskyAct,
  ROLES,
  type Role,
  USUAL_RULES,
} from '#core/domain/staff';
import { guards } from '#core/guards';
import type { CashierRequests } from '#core/ipc-contract';
import { isRefused } from '#core/staff-requests';
import type { IpcEvent, WebContents } from '#main/electron';
import { answerCashier, type CashierHandlers } from '#main/ipc';
import { createRequests, type RequestDeps } from '#main/requests';
import { openStaffedTill, personOf, type StaffedTill } from '#test/support/staffed-till';

type Listener = (event: IpcEvent, ...input: unknown[]) => unknown;

const { listeners } = vi.hoisted(() => ({ listeners: new Map<string, Listener>() }));
// Electron's program need not be there: what is tested is what the app does with what it hands over.
vi.mock('#main/electron', () => ({
  ipcMain: { handle: (channel: string, listener: Listener) => void listeners.set(channel, listener) },
}));

const PAGE = 'app://mostrador/cashier.html';
const CHANNELS = Object.keys(guards) as (keyof CashierRequests)[];
const PINS = { Marta: '2905', Luis: '7582', Ana: '4071', Beto: '8316' } as const;
type Name = keyof typeof PINS;
const ROLE_OF: Readonly<Record<Name, Role>> = {
  Ana: 'cashier',
  Beto: 'cashier',
  Marta: 'manager',
  Luis: 'manager',
};
const people = (Object.keys(PINS) as Name[]).map((name) => personOf(name, ROLE_OF[name], PINS[name]));

/** Asked as the page asks: by the one door of main, from the cashier's own frame. */
async function ask(channel: keyof CashierRequests, ...input: unknown[]): Promise<unknown> {
  const sender = { id: 1 } as unknown as WebContents;
  const event = { sender, senderFrame: { url: PAGE, parent: null } } as unknown as IpcEvent;
  return listeners.get(channel)?.(event, ...input);
}

let till: StaffedTill;
let accepted: unknown[] = [];

function openDoor(staffed: readonly ReturnType<typeof personOf>[]): void {
  till = openStaffedTill(staffed);
  const real = createRequests({
    session: () => till.session,
    cashier: till.cashier,
    staffDesk: till.desk.handlers,
    catalogue: till.shop,
  } as unknown as RequestDeps);
  const handlers = Object.fromEntries(CHANNELS.map((channel) => [channel, real[channel] ?? (() => 'done')]));
  answerCashier({
    handlers: {
      ...handlers,
      'settings/view': () => 'done',
      'charge/accept-on-sight': (input: unknown) => {
        accepted.push(input);
        return 'done';
      },
    } as unknown as CashierHandlers,
    gate: till.gate,
    cashier: () => ({ id: 1 }) as unknown as WebContents,
    isCashierPage: (url) => url === PAGE,
    onBug: (channel, error) => {
      throw new Error(`${channel}: ${String(error)}`);
    },
  });
}

const signIn = (name: Name): Promise<unknown> => ask('staff/sign-in', { pin: PINS[name] });

/** One request for each act, of a sale with one thing in it. */
const REQUESTS: Readonly<Record<RiskyAct, () => Parameters<typeof ask>>> = {
  discount: () => ['cart/discount', { discount: { kind: 'percent', basisPoints: 2000 } }],
  void: () => ['cart/remove', { lineId: till.session.checkout.counter.front().cart.lines[0]?.id }],
  'void-tender': () => ['tender/void', { saleId: 'sale', tenderId: 'tender-1', reason: 'x' }],
  refund: () => ['refund/request', { reference: 'r', paymentId: '1', amount: null, reason: 'x' }],
  'accept-on-sight': () => ['charge/accept-on-sight', { reference: 'r', approver: 'Nadie', reason: 'x' }],
  'accept-mismatch': () => ['charge/accept-mismatch', { reference: 'r', reason: 'x' }],
  drawer: () => ['drawer/open', { reason: 'x' }],
  settings: () => ['settings/view'],
  reports: () => ['day/view', { day: null }],
};

async function ringUp(): Promise<void> {
  await ask('cart/clear');
  await ask('cart/add-open', { name: 'Yerba', amount: toMoney(10_000) });
}

function rule(role: Role, act: RiskyAct, permission: Permission): void {
  const permissions = { ...USUAL_RULES.permissions };
  permissions[role] = { ...permissions[role], [act]: permission };
  till.settings.save('staffRules', { ...USUAL_RULES, permissions });
}

const CASES = ROLES.flatMap((role) =>
  RISKY_ACTS.flatMap((act) => PERMISSIONS.map((permission) => ({ role, act, permission }))),
);

describe('What each may do at the counter, asked through main’s own door', () => {
  beforeAll(() => {
    listeners.clear();
  });

  it.each(CASES)('$role, $act, $permission', async ({ role, act, permission }) => {
    openDoor(people);
    const [doer, approver]: readonly [Name, Name] = role === 'cashier' ? ['Ana', 'Marta'] : ['Marta', 'Luis'];
    await signIn('Luis');
    await ringUp();
    await signIn(doer);
    rule(role, act, permission);
    const before = till.log.head();
    const answer = await ask(...REQUESTS[act]());
    if (permission === 'allowed' || isFixed(role, act)) {
      expect(isRefused(answer)).toBe(false);
      return;
    }
    expect(answer).toMatchObject({ refused: permission, acts: [act] });
    // Nothing of it was done, and nothing written.
    expect(till.log.head()).toBe(before);
    expect(till.session.checkout.counter.front().cart).toMatchObject({ lines: [{}], discount: null });
    if (permission === 'denied') return;
    const asked = String(Reflect.get(Object(answer), 'ask'));
    expect(await ask('staff/approve', { ask: asked, pin: PINS[doer] })).toEqual({
      ok: false,
      error: 'own-pin',
    });
    expect(await ask('staff/approve', { ask: asked, pin: PINS.Beto })).toEqual({
      ok: false,
      error: 'may-not',
    });
    expect(isRefused(await ask(...REQUESTS[act]()))).toBe(true);
    expect(await ask('staff/approve', { ask: asked, pin: PINS[approver] })).toEqual({
      ok: true,
      value: null,
    });
    const [fact] = till.log.staffActs(1);
    expect(fact).toMatchObject({
      kind: 'act-approved',
      acts: [act],
      by: { name: doer, role },
      approver: { name: approver, role: 'manager' },
    });
    expect(isRefused(await ask(...REQUESTS[act]()))).toBe(false);
    // A yes to one request is none to the next; a page is read in many.
    const isStanding = act === 'settings' || act === 'reports';
    const isDone = act === 'void' || act === 'discount';
    if (!isDone) expect(isRefused(await ask(...REQUESTS[act]()))).toBe(!isStanding);
    await signIn('Beto');
    if (role === 'manager') await signIn(doer);
    if (isStanding) expect(isRefused(await ask(...REQUESTS[act]()))).toBe(true);
  });

  it('names who answers for what was accepted on sight, whatever the page says', async () => {
    openDoor(people);
    accepted = [];
    await signIn('Marta');
    await ask(...REQUESTS['accept-on-sight']());
    expect(accepted).toEqual([{ reference: 'r', approver: 'Marta', reason: 'x' }]);
    await signIn('Ana');
    const answer = await ask(...REQUESTS['accept-on-sight']());
    await ask('staff/approve', { ask: String(Reflect.get(Object(answer), 'ask')), pin: PINS.Luis });
    await ask(...REQUESTS['accept-on-sight']());
    expect(accepted.at(-1)).toEqual({ reference: 'r', approver: 'Luis', reason: 'x' });
  });

  it('opens to nobody while the till is locked, but what must always be asked', async () => {
    openDoor(people);
    for (const channel of CHANNELS)
      expect(isRefused(till.gate(channel, [])), channel).toBe(guards[channel] !== 'always');
    expect(await ask('cart/add-open', { name: 'Yerba', amount: 100 })).toEqual({ refused: 'locked' });
    expect(await ask('staff/add', { name: 'Eva', role: 'manager', pin: '6142' })).toEqual({
      refused: 'locked',
    });
    expect(till.session.checkout.counter.front().cart.lines).toEqual([]);
    await signIn('Ana');
    await ask('staff/lock');
    expect(await ask('charge/start')).toEqual({ refused: 'locked' });
  });

  it('has an act or none for each request, and whoever is denied everything gets none of those with one', async () => {
    openDoor(people);
    await signIn('Ana');
    const denied = Object.fromEntries(RISKY_ACTS.map((act) => [act, 'denied' as const]));
    till.settings.save('staffRules', {
      ...USUAL_RULES,
      permissions: { cashier: denied, manager: {} },
    });
    const free = new Set(['always', 'counter']);
    for (const channel of CHANNELS.filter((each) => guards[each] !== 'cart'))
      expect(isRefused(till.gate(channel, [{}])), channel).toBe(!free.has(guards[channel]));
    await ringUp();
    expect(await ask('cart/clear')).toEqual({ refused: 'denied', acts: ['void'] });
    expect(await ask('cart/undo')).toEqual({ refused: 'denied', acts: ['void'] });
  });

  it('keeps who works here to managers, even where the settings are open to all', async () => {
    openDoor(people);
    await signIn('Ana');
    rule('cashier', 'settings', 'allowed');
    expect(isRefused(await ask('staff/list'))).toBe(false);
    const staffing = CHANNELS.filter((channel) => guards[channel] === 'staff');
    for (const channel of staffing)
      expect(till.gate(channel, [{}])).toEqual({ refused: 'denied', acts: ['staff'] });
    // Putting another shop in this one's place goes further than any setting.
    expect(staffing).toEqual(
      expect.arrayContaining(['staff/add', 'staff/rules', 'copy/choose', 'copy/restore']),
    );
  });

  it('counts a discount however it is given, and only above the limit', async () => {
    openDoor(people);
    await signIn('Marta');
    till.shop.importStarter('MLA');
    await signIn('Ana');
    await ringUp();
    const off = (basisPoints: number) => ({ discount: { kind: 'percent', basisPoints } });
    expect(isRefused(await ask('cart/discount', off(1000)))).toBe(false);
    // Ten and ten are more than ten.
    const [line] = till.session.checkout.counter.front().cart.lines;
    const lineId = line?.id;
    expect(await ask('cart/discount-line', { lineId, ...off(1000) })).toMatchObject({ refused: 'approval' });
    expect(isRefused(await ask('cart/discount', { discount: null }))).toBe(false);
    expect(isRefused(await ask('cart/discount-line', { lineId, ...off(900) }))).toBe(false);
    // What somebody typed as an open amount may be typed anew.
    expect(isRefused(await ask('cart/price', { lineId, unitPrice: 100 }))).toBe(false);
    const coffee = till.shop.favourites().find(({ unit }) => unit === 'unit');
    await ask('cart/clear');
    await ask('cart/add-product', { productId: coffee?.id, quantity: ONE });
    const least = ((coffee?.price ?? 0) / 10) * 9;
    const sold = till.session.checkout.counter.front().cart.lines[0]?.id;
    expect(isRefused(await ask('cart/price', { lineId: sold, unitPrice: least }))).toBe(false);
    expect(await ask('cart/price', { lineId: sold, unitPrice: least - 5 })).toMatchObject({
      refused: 'approval',
      acts: ['discount'],
    });
  });

  it('is all open while the shop has no staff', async () => {
    openDoor([]);
    for (const channel of CHANNELS) expect(till.gate(channel, ['as it came'])).toEqual(['as it came']);
    await ringUp();
    for (const act of RISKY_ACTS) expect(isRefused(await ask(...REQUESTS[act]())), act).toBe(false);
  });
});
