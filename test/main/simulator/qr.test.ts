import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readEmv } from '#core/domain/emv';
import { SITE_IDS, type SiteId, siteOf } from '#core/domain/site';
import { shop } from '#test/main/simulator/stranger';

/** A reader of EMVCo codes that shares nothing with the writer: table-driven CRC, tags by their lengths. */
function readTags(text: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>();
  for (let at = 0; at < text.length; ) {
    const length = Number(text.slice(at + 2, at + 4));
    tags.set(text.slice(at, at + 2), text.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return tags;
}

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 8;
  for (let bit = 0; bit < 8; bit++) value = ((value << 1) ^ (value & 0x8000 ? 0x1021 : 0)) & 0xffff;
  return value;
});

const crcOf = (text: string): string =>
  [...Buffer.from(text)]
    .reduce((crc, byte) => ((crc << 8) & 0xffff) ^ (TABLE[(crc >> 8) ^ byte] ?? 0), 0xffff)
    .toString(16)
    .toUpperCase()
    .padStart(4, '0');

const codeOf = async (site: SiteId): Promise<string> =>
  (
    await (
      await shop({ site })
    ).charge({
      total_amount: 10,
      items: [{ title: 'x', unit_price: 10, quantity: 1, unit_measure: 'unit', total_amount: 10 }],
    })
  ).json.qr_data;

it.each(SITE_IDS)('makes codes that a wallet can read and nobody can follow: %s', async (id) => {
  const code = await codeOf(id);
  const tags = readTags(code);
  const { currencyNumber, country } = siteOf(id);
  expect(tags.get('63')).toBe(crcOf(code.slice(0, -4)));
  expect(readEmv(code)).toMatchObject({ ok: true, value: { isCrcRight: true, isWellFormed: true } });
  expect([tags.get('00'), tags.get('01'), tags.get('53'), tags.get('58')]).toEqual([
    '01',
    '12',
    currencyNumber,
    country,
  ]);
  expect(tags.has('54')).toBe(false);
  expect(tags.get('59')?.length).toBeLessThanOrEqual(25);
  expect(tags.get('60')?.length).toBeLessThanOrEqual(15);
  expect(tags.get('62')).toBe('0503***');
  expect(code).toContain('practice.invalid');
  expect(code).not.toMatch(/mercadopago\.com|mpago/);
  expect(code).toMatch(/^[\x20-\x7e]+$/);
});

it('is Pix in Brazil and Mercado Libre’s own elsewhere', async () => {
  const pix = readTags(readTags(await codeOf('MLB')).get('26') ?? '');
  expect(pix.get('00')).toBe('BR.GOV.BCB.PIX');
  expect(pix.get('25')).toMatch(/^practice\.invalid\/instore\/o\/v2\/[0-9a-f-]{36}$/);
  const libre = readTags(readTags(await codeOf('MLU')).get('43') ?? '');
  expect(libre.get('00')).toBe('COM.MERCADOLIBRE');
  expect(libre.get('06')).toMatch(/^[0-9a-f-]{36}$/);
});

it('reads the contract’s own codes the same way', () => {
  for (const name of ['201', 'mco', 'mlc', 'mlb-pix']) {
    const url = new URL(`../../samples/qr-dynamic-post.response.${name}.json`, import.meta.url);
    const code: string = JSON.parse(readFileSync(url, 'utf8')).body.qr_data;
    expect(crcOf(code.slice(0, -4))).toBe(code.slice(-4));
  }
});
