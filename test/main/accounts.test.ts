import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { accountOf, createAccounts } from '#main/accounts';
import { createInstore } from '#main/mercado-pago/instore';
import { createSettings } from '#main/settings/settings';
import { openShop } from '#main/settings/shop-db';
import { createVault } from '#main/settings/vault';
import { createSimulator } from '#main/simulator/simulator';
import { door } from '#test/main/mercado-pago/sample-server';
import { folderForTest } from '#test/main/order-log/builders';

/** A shop that connects its account, against the look-alike: real files, real HTTP. */
type Had = { readonly canSeal?: boolean; readonly folder?: string; readonly seed?: number };

async function counter({ canSeal = true, folder = folderForTest(), seed = 3 }: Had = {}) {
  const simulator = createSimulator({ site: 'MLB', seed, clock: { now: Date.now } });
  const wire = await simulator.listen(0);
  onTestFinished(() => wire.close());
  const opened = openShop({ file: join(folder, 'shop.db'), now: Date.now });
  if (!opened.ok) throw new Error(opened.error.kind);
  onTestFinished(() => opened.value.close());
  const settings = createSettings(opened.value, { systemLanguage: 'es-AR', receiptFolder: folder });
  const state = {
    hasOpenCharges: false,
    changes: 0,
    isOffline: false,
    whileSealing: (): Promise<void> => Promise.resolve(),
  };
  const vault = createVault(join(folder, 'token.sealed'), {
    isAvailable: () => Promise.resolve(canSeal),
    seal: async (text) => {
      await state.whileSealing();
      return Buffer.from(text).map((byte) => byte ^ 0x5a);
    },
    unseal: (sealed) => Promise.resolve(Buffer.from(sealed.map((byte) => byte ^ 0x5a)).toString()),
  });
  const accounts = createAccounts({
    vault,
    settings,
    now: Date.now,
    providerWith: (token) =>
      createInstore({
        http: door(state.isOffline ? 'http://127.0.0.1:9' : wire.url, { accessToken: () => token }).http,
      }),
    hasOpenCharges: () => state.hasOpenCharges,
    onChanged: () => {
      state.changes += 1;
    },
  });
  return {
    accounts,
    settings,
    vault,
    state,
    folder,
    shop: simulator.shop,
    control: simulator.control,
    shopFile: opened.value,
  };
}

const anotherSeller = { sellerId: '1', sellerName: 'Otro', siteId: 'MLA', isTest: false } as const;
const register = { externalPosId: 'CAJA1', name: 'Caja 1', storeName: null, externalStoreId: null };

it('keeps no other account’s token where a charge began while the system was asked to seal it', async () => {
  const { accounts, settings, vault, shop, state } = await counter();
  settings.save('account', anotherSeller);
  state.whileSealing = () => {
    state.hasOpenCharges = true;
    return Promise.resolve();
  };
  expect(await accounts.setToken(shop.accessToken)).toMatchObject({
    ok: false,
    error: { reason: 'another-seller' },
  });
  expect(vault.token()).toBeNull();
  expect(settings.read('account')).toEqual(anotherSeller);
});

describe('connecting the shop’s account', () => {
  it('answers whose token it is, keeps it, and sells in that country from then on', async () => {
    const { accounts, settings, vault, shop, state } = await counter();
    const set = await accounts.setToken(`  "Bearer ${shop.accessToken}"\n`);
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
    ['the public key', 'APP_USR-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9', 'public-key'],
    ['something else', 'contraseña 1234', 'not-a-token'],
  ])('keeps nothing of %s', async (_, token, error) => {
    const { accounts, vault, settings } = await counter();
    expect(await accounts.setToken(token)).toEqual({ ok: false, error: { reason: error, country: null } });
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
    expect(await accounts.setToken(shop.accessToken)).toEqual({
      ok: false,
      error: { reason: 'sealing-unavailable', country: null },
    });
    expect([vault.token(), settings.read('account')]).toEqual([null, null]);
  });

  it('refuses another seller while charges are open, and takes a fresh token of the same one', async () => {
    const { accounts, settings, vault, state, shop } = await counter();
    settings.save('account', anotherSeller);
    settings.save('register', register);
    state.hasOpenCharges = true;
    expect(await accounts.setToken(shop.accessToken)).toEqual({
      ok: false,
      error: { reason: 'another-seller', country: null },
    });
    expect([vault.token(), settings.read('register')]).toEqual([null, { ...register, sellerId: null }]);
    settings.save('account', { ...anotherSeller, sellerId: String(shop.userId) });
    expect(await accounts.setToken(shop.accessToken)).toMatchObject({ ok: true });
    expect(settings.read('register')).toMatchObject(register);
  });

  it('forgets the register with the seller it belonged to', async () => {
    const { accounts, settings, shop } = await counter();
    settings.save('account', anotherSeller);
    settings.save('register', register);
    expect(await accounts.setToken(shop.accessToken)).toMatchObject({ ok: true });
    expect(settings.read('register')).toBeNull();
  });
});

describe('whose a token is', () => {
  it('is told before anything is kept of it', async () => {
    const { accounts, settings, vault, shop, control } = await counter();
    control('seller', { isTest: false });
    expect(await accounts.lookAt(shop.accessToken)).toEqual({
      ok: true,
      value: { sellerName: 'LOJADETREINO', siteId: 'MLB', isTest: false, isAnother: false },
    });
    expect([vault.token(), settings.read('account')]).toEqual([null, null]);
  });

  it('says that an account is for tests, where nobody’s money can come in', async () => {
    const { accounts, settings, shop } = await counter();
    expect(await accounts.setToken(shop.accessToken)).toMatchObject({ ok: true, value: { isTest: true } });
    expect(settings.read('account')).toMatchObject({ isTest: true });
  });

  it('says that it would take another account’s place', async () => {
    const { accounts, settings, shop } = await counter();
    settings.save('account', anotherSeller);
    expect(await accounts.lookAt(shop.accessToken)).toMatchObject({ value: { isAnother: true } });
    expect(settings.read('account')).toEqual(anotherSeller);
  });

  it.each([
    ['MLV', 'VE'],
    ['MEC', 'EC'],
  ])('names the country where we do not sell: %s', async (site, country) => {
    const { accounts, vault, shop, control } = await counter();
    control('seller', { site, country });
    const refused = { ok: false, error: { reason: 'unsupported-country', country } };
    expect(await accounts.lookAt(shop.accessToken)).toEqual(refused);
    expect(await accounts.setToken(shop.accessToken)).toEqual(refused);
    expect(vault.token()).toBeNull();
  });

  it('is nobody’s once it was taken back, and a new one of the same account takes its place', async () => {
    const { accounts, vault, settings, shop, control, state } = await counter();
    await accounts.setToken(shop.accessToken);
    settings.save('register', register);
    state.hasOpenCharges = true;
    control('seller', { revoked: true });
    expect(await accounts.registers()).toEqual({ ok: false, error: 'unauthorized' });
    const { accessToken } = JSON.parse(control('seller', { renewed: true }).body);
    expect(await accounts.setToken(shop.accessToken)).toMatchObject({ error: { reason: 'unauthorized' } });
    expect(vault.token()).toBe(shop.accessToken);
    expect(await accounts.setToken(accessToken)).toMatchObject({ ok: true });
    expect([vault.token(), settings.read('register')]).toEqual([
      accessToken,
      { ...register, sellerId: null },
    ]);
  });
});

describe('a token that was kept when the power went', () => {
  it('is nobody’s until it is asked about, and then sells under its own name', async () => {
    const { accounts, vault, settings, shop } = await counter();
    settings.save('account', anotherSeller);
    settings.save('register', register);
    await vault.put(shop.accessToken, String(shop.userId));
    expect(accountOf(settings, vault)).toBeNull();
    expect(await accounts.resume()).toMatchObject({ ok: true, value: { isAnother: true } });
    expect(accountOf(settings, vault)).toMatchObject({ sellerId: String(shop.userId), siteId: 'MLB' });
    expect(settings.read('register')).toBeNull();
  });

  it('stays nobody’s while charges of the earlier account are open, or nobody answers', async () => {
    const { accounts, vault, settings, shop, state } = await counter();
    settings.save('account', anotherSeller);
    await vault.put(shop.accessToken, String(shop.userId));
    state.hasOpenCharges = true;
    expect(await accounts.resume()).toMatchObject({ error: { reason: 'another-seller' } });
    state.hasOpenCharges = false;
    state.isOffline = true;
    expect(await accounts.resume()).toMatchObject({ ok: false });
    expect([accountOf(settings, vault), settings.read('account')]).toEqual([null, anotherSeller]);
  });

  it('is asked nothing where it is known whose it is, as before owners were sealed with it', async () => {
    const { accounts, vault, settings, shop, state } = await counter();
    settings.save('account', { ...anotherSeller, sellerId: String(shop.userId) });
    await vault.put(shop.accessToken);
    state.isOffline = true;
    expect(await accounts.resume()).toEqual({ ok: true, value: null });
    expect(accountOf(settings, vault)).not.toBeNull();
  });

  it('is written down with its owner in one file', async () => {
    const { accounts, folder, shop, shopFile } = await counter();
    await accounts.setToken(shop.accessToken);
    shopFile.close();
    const again = await counter({ folder });
    expect(await again.vault.open()).toBe('open');
    expect([again.vault.token(), again.vault.sellerId()]).toEqual([shop.accessToken, String(shop.userId)]);
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
