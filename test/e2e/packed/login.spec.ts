import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect } from '#test/support/app';
import { ask } from '#test/support/till';

/** Where this user's desktop looks for what it starts: one of the test's own. */
const test = base.extend({
  appEnv: async ({ dataDir }, use) => use({ XDG_CONFIG_HOME: join(dataDir, 'config') }),
});
test.use({ appArgs: ['--practice'] });

test('the packed program is started at login as long as the setting says so', async ({
  cashier,
  dataDir,
}) => {
  test.skip(process.platform !== 'linux', 'Windows and the Mac keep lists of their own');
  const file = join(dataDir, 'config/autostart/mostrador-test.desktop');
  expect(existsSync(file)).toBe(false);
  expect(await ask(cashier, 'settings/save', { startsAtLogin: true })).toMatchObject({ ok: true });
  expect(readFileSync(file, 'utf8')).toContain(' "--ozone-platform=x11"\n');
  expect(await ask(cashier, 'settings/view')).toMatchObject({ startsAtLogin: true, updates: 'off' });
  expect(await ask(cashier, 'settings/save', { startsAtLogin: false })).toMatchObject({ ok: true });
  expect(existsSync(file)).toBe(false);
});

test('the packed program for the specs looks for no newer version, whatever the setting', async ({
  cashier,
}) => {
  expect(await ask(cashier, 'settings/save', { updates: 'ask' })).toMatchObject({ ok: true });
  expect(await ask(cashier, 'counter/view')).toMatchObject({ update: { kind: 'never' } });
  expect(await ask(cashier, 'update/install')).toEqual({ ok: false, error: 'failed' });
});
