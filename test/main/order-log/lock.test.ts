import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireLock } from '#main/order-log/lock';
import { folderForTest } from '#test/main/order-log/builders';

const HOLDER = join(import.meta.dirname, 'lock-holder.ts');

describe('the lock on the shop’s folder', () => {
  it('keeps a second one out until the first lets go', () => {
    const folder = join(folderForTest(), 'data');
    const first = acquireLock(folder);
    expect(first.ok).toBe(true);
    expect(acquireLock(folder)).toEqual({ ok: false, error: 'held' });
    if (first.ok) first.value.release();
    const second = acquireLock(folder);
    expect(second.ok).toBe(true);
    if (second.ok) second.value.release();
  });

  it('is free again the moment its holder is killed', async () => {
    const folder = folderForTest();
    const holder = spawn(process.execPath, [HOLDER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = await once(holder.stdout, 'data');
    expect(String(said).trim()).toBe('acquired');
    expect(acquireLock(folder)).toEqual({ ok: false, error: 'held' });
    const gone = once(holder, 'exit');
    holder.kill('SIGKILL');
    await gone;
    const after = acquireLock(folder);
    expect(after.ok).toBe(true);
    if (after.ok) after.value.release();
  });
});
