import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monotonicFactory } from 'ulid';
import { expect, it } from 'vitest';
import { type KeptPerson, type StaffId, USUAL_RULES, waitAfter } from '#core/domain/staff';
import { openShop } from '#main/settings/shop-db';
import { createAtCounter } from '#main/staff/at-counter';
import { hashPin, isThePin } from '#main/staff/pin';
import { createStaffDesk, type StaffDesk } from '#main/staff/staff-desk';
import { openStaffedTill, personOf, type StaffedTill, TOKEN } from '#test/support/staffed-till';

const marta = personOf('Marta', 'manager', '2905');
const ana = personOf('Ana', 'cashier', '4071');

/** Time that moves by hand, and no other; the power may go at any moment. */
function deskOf(till: StaffedTill, lockMinutes = 5) {
  const time = { now: 0 };
  let waiting: { readonly at: number; readonly run: () => void } | null = null;
  const begin = (): StaffDesk =>
    createStaffDesk({
      store: till.shop,
      atCounter: createAtCounter(),
      rules: () => ({ ...USUAL_RULES, lockMinutes }),
      saveRules: (rules) => till.settings.save('staffRules', rules),
      log: () => till.log,
      now: () => 1000 + time.now,
      newId: monotonicFactory(),
      monotonic: () => time.now,
      after(ms, run) {
        const mine = { at: time.now + ms, run };
        waiting = mine;
        return () => {
          if (waiting === mine) waiting = null;
        };
      },
      proof: { needs: () => 'nothing', proves: () => Promise.reject(new Error('not asked')) },
      onChange: () => undefined,
      note: () => undefined,
    });
  return {
    begin,
    pass(ms: number): void {
      time.now += ms;
      const due = waiting;
      if (due === null || due.at > time.now) return;
      waiting = null;
      due.run();
    },
  };
}

const signIn = (desk: StaffDesk, pin: string) => desk.handlers['staff/sign-in']({ pin });
const kinds = ({ log }: StaffedTill): readonly string[] => log.staffActs(20).map(({ kind }) => kind);

it('keeps a PIN as nothing that tells it, each with a salt and what it cost', async () => {
  const [one, two] = await Promise.all([hashPin('4071'), hashPin('4071')]);
  expect(one).toMatch(/^scrypt\$16384\$8\$1\$/);
  expect(one).not.toBe(two);
  expect(await isThePin('4071', one)).toBe(true);
  expect(await isThePin('4072', one)).toBe(false);
  for (const strange of [
    '',
    'scrypt$3$8$1$x$y',
    one.replace('16384', '1073741824'),
    one.replace('scrypt', 'md5'),
  ])
    expect(await isThePin('4071', strange)).toBe(false);
});

it('hears wrong PINs ever later, never not at all, and a start of the program shortens nothing', async () => {
  const till = openStaffedTill([marta, ana]);
  const { begin, pass } = deskOf(till);
  let desk = begin();
  let before = 0;
  for (let wrong = 1; wrong <= 14; wrong++) {
    expect(await signIn(desk, '0000')).toEqual({ ok: false, error: 'wrong-pin' });
    const waitMs = desk.view()?.waitMs ?? -1;
    expect(waitMs).toBe(waitAfter(wrong));
    expect(waitMs).toBeGreaterThanOrEqual(before);
    before = waitMs;
    if (waitMs === 0) continue;
    expect(await signIn(desk, '2905')).toEqual({ ok: false, error: 'too-soon' });
    pass(waitMs - 1);
    // The power goes one moment before it would have been over.
    desk = begin();
    expect(desk.view()?.waitMs).toBe(waitMs);
    expect(await signIn(desk, '2905')).toEqual({ ok: false, error: 'too-soon' });
    pass(waitMs);
    expect(desk.view()?.waitMs).toBe(0);
  }
  expect(before).toBe(5 * 60_000);
  expect(kinds(till)).toContain('pins-refused');
  // A cashier's own takes one back; a manager's all.
  expect(await signIn(desk, '4071')).toEqual({ ok: true, value: null });
  expect(till.shop.wrongPins()).toBe(13);
  expect(await signIn(desk, '2905')).toEqual({ ok: true, value: null });
  expect(till.shop.wrongPins()).toBe(0);
});

it('counts a wrong PIN before it is known to be one', async () => {
  const till = openStaffedTill([marta]);
  const desk = deskOf(till).begin();
  const answer = signIn(desk, '0000');
  expect(till.shop.wrongPins()).toBe(1);
  expect(await signIn(desk, '2905')).toEqual({ ok: false, error: 'busy' });
  await answer;
});

it('locks itself when nobody has touched it for a while, and begins locked', async () => {
  const till = openStaffedTill([marta, ana]);
  const { begin, pass } = deskOf(till, 2);
  const desk = begin();
  expect(desk.view()?.person).toBeNull();
  await signIn(desk, '4071');
  pass(119_999);
  await desk.handlers['staff/touch']();
  pass(119_999);
  expect(desk.person()).toMatchObject({ name: 'Ana' });
  pass(1);
  expect(desk.person()).toBeNull();
  await signIn(desk, '4071');
  desk.wake();
  expect(desk.person()).toBeNull();
  await signIn(desk, '4071');
  await signIn(desk, '2905');
  await desk.handlers['staff/lock']();
  expect(kinds(till)).toEqual([
    'till-locked',
    'signed-in',
    'signed-in',
    'till-locked',
    'signed-in',
    'till-locked',
    'signed-in',
  ]);
  expect(till.log.staffActs(3).map((fact) => (fact.kind === 'signed-in' ? fact.instead : fact.kind))).toEqual(
    ['till-locked', 'Ana', null],
  );
});

it('begins with a manager, who stands there at once, and is never left without one', async () => {
  const till = openStaffedTill();
  const { handlers, ...desk } = deskOf(till).begin();
  const add = (name: string, role: 'cashier' | 'manager', pin: string) =>
    handlers['staff/add']({ name, role, pin });
  expect(desk.view()).toBeUndefined();
  expect(await add('Ana', 'cashier', '4071')).toEqual({ ok: false, error: 'manager-first' });
  expect(await add('Marta', 'manager', '1234')).toEqual({ ok: false, error: 'pin-guessable' });
  expect(await add('Marta', 'manager', '2905')).toEqual({ ok: true, value: null });
  expect(desk.person()).toMatchObject({ name: 'Marta', role: 'manager' });
  expect(await add('MÁRTA', 'cashier', '4071')).toEqual({ ok: false, error: 'name-taken' });
  expect(await add('Ana', 'cashier', '2905')).toEqual({ ok: false, error: 'pin-taken' });
  expect(await add('Ana', 'cashier', '4071')).toEqual({ ok: true, value: null });
  const { people } = await handlers['staff/list']();
  const id = (name: string): StaffId => people.find((person) => person.name === name)?.id ?? ('' as StaffId);
  expect(people.map(({ name, role }) => [name, role])).toEqual([
    ['Ana', 'cashier'],
    ['Marta', 'manager'],
  ]);
  expect(await handlers['staff/remove']({ id: id('Marta') })).toEqual({ ok: false, error: 'last-manager' });
  const demoted = await handlers['staff/change']({ id: id('Marta'), name: 'Marta', role: 'cashier' });
  expect(demoted).toEqual({ ok: false, error: 'last-manager' });
  // Nor by anything that writes to the file.
  const kept = till.shop.people().find(({ name }) => name === 'Marta') as KeptPerson;
  expect(() => till.shop.saveStaff({ ...kept, role: 'cashier' })).toThrow('keeps a manager');
  expect(() => till.shop.removeStaff(kept.id)).toThrow('keeps a manager');
  expect(await handlers['staff/change']({ id: id('Ana'), name: 'Ana', role: 'manager' })).toMatchObject({
    ok: true,
  });
  expect(await handlers['staff/remove']({ id: id('Marta') })).toEqual({ ok: true, value: null });
  // Whoever is taken off stands there no longer.
  expect(desk.person()).toBeNull();
});

it('lets a manager who forgot the PIN set another with the shop’s token, and that is told', async () => {
  const till = openStaffedTill([marta, ana]);
  const { handlers } = till.desk;
  const reset = (token: string, id = marta.id) => handlers['staff/reset-pin']({ id, token, pin: '6148' });
  till.settings.save('hasSold', true);
  expect(await reset(TOKEN)).toEqual({ ok: false, error: 'no-account' });
  till.settings.save('account', { sellerId: '7', sellerName: 'Tienda', siteId: 'MLA', isTest: false });
  expect(await handlers['staff/forgotten']()).toEqual({
    managers: [{ id: marta.id, name: 'Marta' }],
    needs: 'token',
  });
  expect(await reset('something-unheard-of')).toEqual({ ok: false, error: 'offline' });
  expect(await reset('APP_USR-2222222222222222-222222-0123456789abcdef0123456789abcdef-22')).toEqual({
    ok: false,
    error: 'not-the-token',
  });
  expect(await reset(TOKEN, ana.id)).toEqual({ ok: false, error: 'no-such-person' });
  for (let wrong = 0; wrong < 5; wrong++) await handlers['staff/sign-in']({ pin: '0000' });
  expect(await reset(TOKEN)).toEqual({ ok: true, value: null });
  expect(till.cashier()).toBe('Marta');
  expect(till.log.staffActs(2).map(({ kind }) => kind)).toEqual(['signed-in', 'pin-reset']);
  await handlers['staff/lock']();
  expect(await handlers['staff/sign-in']({ pin: '6148' })).toEqual({ ok: true, value: null });
});

it('writes no PIN and no token anywhere', async () => {
  const [manager, cashier, next] = ['29057413', '40716852', '61483927'];
  const till = openStaffedTill([personOf('Marta', 'manager', manager), personOf('Ana', 'cashier', cashier)]);
  till.settings.save('account', { sellerId: '7', sellerName: 'Tienda', siteId: 'MLA', isTest: false });
  const { handlers } = till.desk;
  await handlers['staff/sign-in']({ pin: cashier });
  await handlers['staff/sign-in']({ pin: manager });
  await handlers['staff/add']({ name: 'Beto', role: 'cashier', pin: next });
  await handlers['staff/reset-pin']({ id: marta.id, token: TOKEN, pin: '73920518' });
  expect(kinds(till)).toEqual(['pin-reset', 'staff-added', 'signed-in', 'signed-in']);
  const written = readdirSync(till.folder).map((name) => readFileSync(join(till.folder, name), 'latin1'));
  for (const secret of [manager, cashier, next, '73920518', TOKEN])
    for (const text of written) expect(text.includes(secret)).toBe(false);
});

it('is found again by what opens the file next', async () => {
  const till = openStaffedTill();
  await till.desk.handlers['staff/add']({ name: 'Marta', role: 'manager', pin: '2905' });
  const beside = openShop({ file: join(till.folder, 'shop.db'), now: Date.now });
  if (!beside.ok) throw new Error('not opened');
  expect(beside.value.people()).toEqual(till.shop.people());
  beside.value.close();
});
