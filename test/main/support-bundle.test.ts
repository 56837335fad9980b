import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hidden, supportBundle } from '#main/support-bundle';
import { folderForTest } from '#test/main/order-log/builders';

it('tells how the program runs and what it noted, and nothing that is secret or of a person', () => {
  const dataDir = folderForTest();
  const notes = [
    '{"what":"http","detail":"Bearer APP_USR-1234567890123456-112233-abcdef token=TEST-12345678-abcdef"}',
    '{"what":"payer","detail":"ana.perez+1@correo.com.ar document: 30111222333 card 4509 9535 6623 3704"}',
    '{"what":"staff","detail":"pin: 4711 was wrong"}',
    '{"what":"charge","detail":"mst-AB12CD-01JABCDEFGHJKMNPQRSTVWXYZ0 unknown"}',
  ];
  writeFileSync(join(dataDir, 'mostrador.log'), `${notes.join('\n')}\n`);
  writeFileSync(join(dataDir, 'token.sealed'), 'sealed');
  const text = supportBundle({
    appVersion: '1.2.3',
    build: 'source',
    dataDir,
    madeAt: Date.UTC(2026, 10, 22),
    settings: { mode: 'real' },
    log: { head: 'ab12' },
  });
  for (const secret of ['APP_USR', 'TEST-1', 'ana.perez', '30111222333', '4509', '4711'])
    expect(text).not.toContain(secret);
  for (const told of ['1.2.3', '2026-11-22', 'token.sealed', 'mst-AB12CD-01JABCDEFGHJKMNPQRSTVWXYZ0 unknown'])
    expect(text).toContain(told);
});

it('does not tell whose computer it is', () => {
  const folder = 'C:\\Users\\Ana Perez\\AppData';
  expect(hidden('open C:\\Users\\Ana Perez\\AppData\\log of Ana Perez', folder)).toBe(
    'open C:\\Users\\[user]\\AppData\\log of [user]',
  );
});
