import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAccounts } from '#main/accounts';
import { createInstore } from '#main/mercado-pago/instore';
import { createSettings } from '#main/settings/settings';
import { openShop } from '#main/settings/shop-db';
import { createVault } from '#main/settings/vault';
import { createSimulator } from '#main/simulator/simulator';
import { door } from '#test/main/mercado-pago/sample-server';
import { folderForTest } from '#test/main/order-log/builders';

/** A shop that connects its account, against the look-alike: real files, real HTTP. */
async function counter({ canSeal = true } = {}) {
  const folder = folderForTest();
  const simulator = createSimulator({ site: 'MLB', seed: 3, clock: { now: Date.now } });
  const wire = await simulator.listen(0);
  onTestFinished(() => wire.close());
  const opened = openShop({ file: join(folder, 'shop.db'), now: Date.now });
  if (!opened.ok) throw new Error(opened.error.kind);
  onTestFinished(() => opened.value.close());
  const settings = createSettings(opened.value, { systemLanguage: 'es-AR', receiptFolder: folder });
  const vault = createVault(join(folder, 'token.sealed'), {
    isAvailable: () => Promise.resolve(canSeal),
    seal: (text) => Promise.resolve(Buffer.from(text).map((byte) => byte ^ 0x5a)),
    unseal: (sealed) => Promise.resolve(Buffer.from(sealed.map((byte) => byte ^ 0x5a)).toString()),
  });
  const state = { hasOpenCharges: false, changes: 0, isOffline: false };
  const accounts = createAccounts({
    vault,
    settings,
    providerWith: (token) =>
      createInstore({
        http: door(state.isOffline ? 'http://127.0.0.1:9' : wire.url, { accessToken: () => token }).http,
      }),
    hasOpenCharges: () => state.hasOpenCharges,
    onChanged: () => {
      state.changes += 1;
    },
  });
  return { accounts, settings, vault, state, shop: simulator.shop };
}

const anotherSeller = { sellerId: '1', sellerName: 'Otro', siteId: 'MLA', isTest: false } as const;
const register = { externalPosId: 'CAJA1', name: 'Caja 1', storeName: null, externalStoreId: null };

describe('connecting the shop’s account', () => {
  it('answers whose token it is, keeps it, and sells in that country from then on', async () => {
    const { accounts, settings, vault, shop, state } = await counter();
    const set = await accounts.setToken(`  ${shop.accessToken}\n`);
    expect(set).toMatchObject({ ok: true, value: { siteId: 'MLB' } });
    expect(vault.token()).toBe(shop.accessToken);
    expect(settings.read('account')).toMatchObject({ sellerId: String(shop.userId), siteId: 'MLB' });
    expect(settings.read('siteId')).toBe('MLB');
    expect(state.changes).toBe(1);
    const listed = await accounts.registers();
    expect(listed.ok && listed.value.map(({ externalPosId }) => externalPosId)).toContain(shop.externalPosId);
  });

  it.each([
    ['nothing at all', '  \n', 'empty'],
    ['a token that the provider does not know', 'APP_USR-1-000000-wrong-1', 'unauthorized'],
  ])('keeps nothing of %s', async (_, token, error) => {
    const { accounts, vault, settings } = await counter();
    expect(await accounts.setToken(token)).toEqual({ ok: false, error });
    expect([vault.token(), settings.read('account')]).toEqual([null, null]);
  });

  it('keeps nothing while nobody can say whose it is', async () => {
    const { accounts, vault, state, shop } = await counter();
    state.isOffline = true;
    expect(await accounts.setToken(shop.accessToken)).toMatchObject({ ok: false });
    expect(vault.token()).toBeNull();
  });

  it('keeps nothing where it cannot be sealed', async () => {
    const { accounts, vault, settings, shop } = await counter({ canSeal: false });
    expect(await accounts.setToken(shop.accessToken)).toEqual({ ok: false, error: 'sealing-unavailable' });
    expect([vault.token(), settings.read('account')]).toEqual([null, null]);
  });

  it('refuses another seller while charges are open, and takes a fresh token of the same one', async () => {
    const { accounts, settings, vault, state, shop } = await counter();
    settings.save('account', anotherSeller);
    settings.save('register', register);
    state.hasOpenCharges = true;
    expect(await accounts.setToken(shop.accessToken)).toEqual({ ok: false, error: 'another-seller' });
    expect([vault.token(), settings.read('register')]).toEqual([null, register]);
    settings.save('account', { ...anotherSeller, sellerId: String(shop.userId) });
    expect(await accounts.setToken(shop.accessToken)).toMatchObject({ ok: true });
    expect(settings.read('register')).toEqual(register);
  });

  it('forgets the register with the seller it belonged to', async () => {
    const { accounts, settings, shop } = await counter();
    settings.save('account', anotherSeller);
    settings.save('register', register);
    expect(await accounts.setToken(shop.accessToken)).toMatchObject({ ok: true });
    expect(settings.read('register')).toBeNull();
  });
});

describe('forgetting the account', () => {
  it('leaves nothing, but waits for open charges', async () => {
    const { accounts, settings, vault, state, shop } = await counter();
    await accounts.setToken(shop.accessToken);
    state.hasOpenCharges = true;
    expect(accounts.forget()).toEqual({ ok: false, error: 'charges-open' });
    expect(vault.token()).toBe(shop.accessToken);
    state.hasOpenCharges = false;
    expect(accounts.forget()).toEqual({ ok: true, value: null });
    expect([vault.token(), settings.read('account'), settings.read('register')]).toEqual([null, null, null]);
    expect(await accounts.registers()).toEqual({ ok: false, error: 'no-token' });
  });
});
