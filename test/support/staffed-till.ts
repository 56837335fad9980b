import { scryptSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monotonicFactory } from 'ulid';
import { onTestFinished } from 'vitest';
import { MINUTE } from '#core/domain/instant';
import { USUAL_FORM } from '#core/domain/printer-form';
import type { KeptPerson, Role, StaffId } from '#core/domain/staff';
import type { OrderLog } from '#core/order-log';
import { err, ok } from '#core/result';
import type { Accounts } from '#main/accounts';
import type { Open } from '#main/open-session';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';
import type { Parts } from '#main/parts';
import { createSession, type Session } from '#main/session';
import { createSettings, type Settings } from '#main/settings/settings';
import { openShop, type Shop } from '#main/settings/shop-db';
import type { Vault } from '#main/settings/vault';
import { createAtCounter } from '#main/staff/at-counter';
import type { Gate } from '#main/staff/gate';
import type { StaffDesk } from '#main/staff/staff-desk';
import { staffFor } from '#main/staff-parts';
import { wordsIn } from '#main/words/words';

/** A till with its people, as the app joins them: real files, the real counter, and nobody at the other end of the wire. */
export type StaffedTill = {
  readonly folder: string;
  readonly shop: Shop;
  readonly settings: Settings;
  readonly session: Session;
  readonly log: OrderLog;
  readonly desk: StaffDesk;
  readonly gate: Gate;
  readonly cashier: () => string | null;
};

/** Kept as any PIN is, at a cost that a table of tests can pay. */
export function personOf(name: string, role: Role, pin: string): KeptPerson {
  const salt = Buffer.from(name.padEnd(16, '.'));
  const key = scryptSync(pin, salt, 32, { N: 16, r: 8, p: 1 });
  const kept = ['scrypt', 16, 8, 1, salt.toString('base64'), key.toString('base64')].join('$');
  return { id: `staff-${name}` as StaffId, name, role, pin: kept };
}

export const TOKEN = 'APP_USR-1111111111111111-111111-0123456789abcdef0123456789abcdef-11';

export function openStaffedTill(people: readonly KeptPerson[] = []): StaffedTill {
  const folder = mkdtempSync(join(tmpdir(), 'mostrador-staff-'));
  const opened = openLog({ file: join(folder, 'log.db'), now: Date.now });
  const shop = openShop({ file: join(folder, 'shop.db'), now: Date.now });
  if (!opened.ok || !shop.ok) throw new Error('not opened');
  for (const person of people) shop.value.saveStaff(person);
  const settings = createSettings(shop.value, { systemLanguage: 'es-AR', receiptFolder: folder });
  const log = createOrderLog(opened.value, { now: Date.now });
  const atCounter = createAtCounter();
  const cashier = (): string | null => atCounter.person()?.name ?? null;
  const session = sessionOn(log, folder, cashier);
  const parts: Partial<Parts> = {
    settings,
    shop: shop.value,
    atCounter,
    newUlid: monotonicFactory(),
    vault: { token: () => TOKEN } as unknown as Vault,
    onChange: () => undefined,
    note: () => undefined,
  };
  const accounts: Pick<Accounts, 'lookAt'> = {
    lookAt: (token) => {
      const siteId = 'MLA' as const;
      const told = { sellerName: 'Tienda', siteId, isTest: false, isAnother: !token.endsWith('-11') };
      return Promise.resolve(token.startsWith('APP') ? ok(told) : err({ reason: 'offline', country: null }));
    },
  };
  const { desk, gate } = staffFor({ parts: parts as Parts, open: () => ({ session }) as Open, accounts });
  onTestFinished(async () => {
    desk.stop();
    await session.stop();
    shop.value.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, shop: shop.value, settings, session, log, desk, gate, cashier };
}

const sessionOn = (log: OrderLog, folder: string, cashier: () => string | null): Session =>
  createSession({
    isPractice: true,
    log,
    account: () => 'no-token',
    fetch: () => Promise.reject(new Error('nobody there')),
    newUlid: monotonicFactory(),
    installIds: () => ['STAFF1'],
    installLetter: () => 'A',
    register: () => 'C1',
    cashier,
    receiptSetting: () => ({
      siteId: 'MLA',
      language: 'es-AR',
      timeZone: 'America/Argentina/Buenos_Aires',
      isPractice: true,
      register: 'Caja 1',
      shop: { name: 'Almacén', trade: '', address: null, taxId: null, logo: null, footer: null },
    }),
    words: () => wordsIn('es-AR'),
    dayRule: () => ({ timeZone: 'America/Argentina/Buenos_Aires', startHour: 0 }),
    noticeSetting: () => ({ isOn: false, port: 0, toleranceMinutes: null }),
    noticeSecret: () => null,
    publicAddress: () => null,
    api: () => 'instore',
    qrMode: () => 'dynamic',
    codeMs: () => 5 * MINUTE,
    opensDrawer: () => false,
    shiftUse: () => 'off',
    printsByItself: () => false,
    winspool: () => Promise.reject(new Error('no Windows here')),
    printerAt: () => ({ target: { kind: 'file', folder }, form: USUAL_FORM }),
    paper: { toPdf: () => Promise.resolve(new Uint8Array()), print: () => Promise.resolve() },
    onChange: () => undefined,
    show: () => undefined,
    note: () => undefined,
  });
