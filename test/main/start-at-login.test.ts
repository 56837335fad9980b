import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LoginDeps, startAtLogin } from '#main/start-at-login';

let folder = '';
let listed: boolean[] = [];
let notes: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mostrador-login-'));
  listed = [];
  notes = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const on = (platform: NodeJS.Platform, change: Partial<LoginDeps> = {}): LoginDeps => ({
  platform,
  name: 'Mostrador Test',
  command: ['/opt/Mostrador/mostrador', '--ozone-platform=x11'],
  autostartFolder: join(folder, 'autostart'),
  setLoginItem: (isOn) => void listed.push(isOn),
  note: (detail) => void notes.push(detail),
  ...change,
});
const file = (): string => join(folder, 'autostart/mostrador-test.desktop');

it('on Linux is a file where desktops look for it, and none when it is off', () => {
  startAtLogin(true, on('linux'));
  expect(readFileSync(file(), 'utf8')).toBe(
    [
      '[Desktop Entry]',
      'Type=Application',
      'Name=Mostrador Test',
      'Exec="/opt/Mostrador/mostrador" "--ozone-platform=x11"',
      'Terminal=false',
      'X-GNOME-Autostart-enabled=true',
      '',
    ].join('\n'),
  );
  startAtLogin(false, on('linux'));
  startAtLogin(false, on('linux'));
  expect(existsSync(file())).toBe(false);
  expect({ listed, notes }).toEqual({ listed: [], notes: [] });
});

it('starts the very file, whatever it is called', () => {
  startAtLogin(true, on('linux', { command: ['/srv/El "Sol" 100%/$caja`\\x.AppImage'] }));
  expect(readFileSync(file(), 'utf8')).toContain(
    'Exec="/srv/El \\\\"Sol\\\\" 100%%/\\\\$caja\\\\`\\\\\\\\x.AppImage"\n',
  );
});

it.each(['win32', 'darwin'] as const)('on %s is in the system’s own list', (platform) => {
  startAtLogin(true, on(platform));
  startAtLogin(false, on(platform));
  expect(listed).toEqual([true, false]);
  expect(existsSync(join(folder, 'autostart'))).toBe(false);
});

it('that the system does not allow is noted, and the till goes on', () => {
  writeFileSync(join(folder, 'autostart'), 'a file where the folder should be');
  startAtLogin(true, on('linux'));
  expect(notes).toHaveLength(1);
});
