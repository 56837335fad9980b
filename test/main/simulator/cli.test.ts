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

it.each([
  ['--site', 'MLZ'],
  ['--port', 'here'],
  ['--seed', 'x'],
])('says what is wrong with %s %s', async (...args) => {
  const program = run(...args);
  const [said] = await once(program.stderr, 'data');
  expect(String(said)).toContain(args[0]);
  expect(await once(program, 'exit')).toEqual([2, null]);
});
