import { expect, it } from 'vitest';
import { argumentsForX11 } from '#main/x11';

const wayland = { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' };
const argv = ['/opt/Mostrador/mostrador', '--practice'];

it('a till on Wayland starts anew on X11, once', () => {
  const again = argumentsForX11({ platform: 'linux', env: wayland, argv });
  expect(again).toEqual(['--practice', '--ozone-platform=x11']);
  expect(
    argumentsForX11({ platform: 'linux', env: wayland, argv: [...argv.slice(0, 1), ...(again ?? [])] }),
  ).toBeNull();
});

it.each([
  ['on X11', 'linux', { DISPLAY: ':0' }],
  ['on Wayland without X11 beside it', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }],
  ['on Windows', 'win32', {}],
] as const)('a till %s stays as it was started', (_where, platform, env) => {
  expect(argumentsForX11({ platform, env, argv })).toBeNull();
});

it('what somebody asked for is what they get', () => {
  const asked = [...argv, '--ozone-platform=wayland'];
  expect(argumentsForX11({ platform: 'linux', env: wayland, argv: asked })).toBeNull();
});
