import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ask } from '#test/main/simulator/stranger';

const cli = fileURLToPath(new URL('../../../main/simulator/cli.ts', import.meta.url));

const run = (...args: string[]) =>
  spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

it.each(['SIGTERM', 'SIGINT'] as const)(
  'says in its first line how to get in, and leaves cleanly on %s',
  async (signal) => {
    const program = run('--port', '0', '--site', 'MLB', '--seed', '9');
    const [line] = await once(createInterface(program.stdout), 'line');
    const told: Record<string, string> = JSON.parse(String(line));
    expect(Object.keys(told)).toEqual(['url', 'accessToken', 'userId', 'externalStoreId', 'externalPosId']);
    const me = await ask(`${told.url}/users/me`, {
      headers: { authorization: `Bearer ${told.accessToken}` },
    });
    expect(me.json).toMatchObject({ id: Number(told.userId), site_id: 'MLB' });
    program.kill(signal);
    expect(await once(program, 'exit')).toEqual([0, null]);
  },
);

it('disagrees the way it is told to', async () => {
  const program = run('--quirk', 'hybridAnswer=empty-201', '--quirk', 'nothingToDelete=404');
  const [line] = await once(createInterface(program.stdout), 'line');
  const told: Record<string, string> = JSON.parse(String(line));
  const nothing = await ask(
    `${told.url}/instore/qr/seller/collectors/${told.userId}/pos/${told.externalPosId}/orders`,
    { method: 'DELETE', headers: { authorization: `Bearer ${told.accessToken}` } },
  );
  expect(nothing.status).toBe(404);
  program.kill();
  await once(program, 'exit');
});

it('lists what can be asked of it', async () => {
  const program = run('--help');
  const [said] = await once(program.stdout, 'data');
  for (const word of ['--port', '--site', '--seed', '--quirk', 'hybridAnswer=body-200', 'MLU'])
    expect(String(said)).toContain(word);
  expect(await once(program, 'exit')).toEqual([0, null]);
});

it.each([
  ['--quirk', 'hybridAnswer=perhaps'],
  ['--quirk', 'nothing=1'],
  ['--site', 'MLZ'],
  ['--port', 'here'],
  ['--seed', 'x'],
])('says what is wrong with %s %s', async (...args) => {
  const program = run(...args);
  const [said] = await once(program.stderr, 'data');
  expect(String(said)).toContain(args[0]);
  expect(await once(program, 'exit')).toEqual([2, null]);
});
