import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJournal, redact } from '#main/journal';
import { folderForTest } from '#test/main/order-log/builders';

const fileForTest = (): string => join(folderForTest(), 'mostrador.log');
const linesOf = (file: string): readonly string[] => readFileSync(file, 'utf8').trimEnd().split('\n');

describe('the notes for whoever helps the shop', () => {
  it('are lines of JSON with what and detail, for their owner’s eyes', () => {
    const file = fileForTest();
    const { note } = createJournal(file);
    note('provider', 'GET /merchant_orders/search 503 unavailable');
    const [line = ''] = linesOf(file);
    expect(JSON.parse(line)).toMatchObject({
      what: 'provider',
      detail: 'GET /merchant_orders/search 503 unavailable',
    });
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it.each([
    ['a production token', 'bad APP_USR-1234567890-112233-abcdef0123456789-77', 'APP_USR-1'],
    ['a test token', 'TEST-1234567890-112233-abcdef0123456789-77 is old', 'TEST-1'],
    ['a bearer of any kind', 'Authorization: Bearer abc.def.ghi', 'abc.def'],
    ['a token in an address', 'GET /x?access_token=s3cr3t&y=1', 's3cr3t'],
    ['a token in a name', 'APP_USR-1234567890-112233', '112233'],
  ])('never hold %s', (_, detail, secret) => {
    const file = fileForTest();
    createJournal(file).note(detail, JSON.stringify({ detail }));
    expect(readFileSync(file, 'utf8')).not.toContain(secret);
    expect(redact(detail)).not.toContain(secret);
  });

  it('begin a new file when the old one is large, and keep one before it', () => {
    const file = fileForTest();
    writeFileSync(file, 'old\n');
    truncateSync(file, 5_000_000);
    createJournal(file).note('start', 'new');
    expect(linesOf(file)).toHaveLength(1);
    expect(statSync(`${file}.1`).size).toBe(5_000_000);
  });

  it('begin a new file also while the till runs on', () => {
    const file = fileForTest();
    const { note } = createJournal(file);
    for (let at = 0; at < 2500; at += 1) note('read failed', 'x'.repeat(2000));
    expect(statSync(`${file}.1`).size).toBeGreaterThan(4_900_000);
    expect(statSync(file).size).toBeLessThan(500_000);
    note('after', 'it');
    expect(linesOf(file).at(-1)).toContain('after');
  });

  it('stop no sale when there is nowhere to write them', () => {
    const file = fileForTest();
    mkdirSync(file);
    expect(() => createJournal(file).note('provider', 'down')).not.toThrow();
  });
});
