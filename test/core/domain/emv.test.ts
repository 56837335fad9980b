import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { carriesPix, crcOf, fieldsOf, readEmv } from '#core/domain/emv';
import { SITE_IDS, siteOf } from '#core/domain/site';
import { err } from '#core/result';

const { vectors } = z
  .object({
    vectors: z.array(
      z.object({
        name: z.string(),
        qr_data: z.string(),
        declared: z.string(),
        computed_utf8: z.string(),
        crc_ok: z.boolean(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('../../samples/emv-vectors.json', import.meta.url), 'utf8')));
const read = (text: string) => {
  const emv = readEmv(text);
  if (!emv.ok) throw new Error(emv.error);
  return emv.value;
};

it('checks as the standard does', () => {
  expect(crcOf('123456789')).toBe('29B1');
  expect(crcOf('')).toBe('FFFF');
});

describe('the provider’s codes', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s: its checksum', (_, vector) => {
    expect(read(vector.qr_data)).toMatchObject({
      declaredCrc: vector.declared,
      computedCrc: vector.computed_utf8,
      isCrcRight: vector.crc_ok,
    });
  });

  it('that are whole are read to their last field', () => {
    const whole = vectors.filter(({ crc_ok }) => crc_ok);
    expect(whole.length).toBeGreaterThanOrEqual(10);
    for (const { qr_data } of whole) {
      const { fields, isWellFormed } = read(qr_data);
      expect(isWellFormed).toBe(true);
      expect(fields.at(0)).toEqual({ tag: '00', value: '01' });
      expect(fields.at(-1)?.tag).toBe('63');
      expect(
        fields
          .map(({ tag, value }) => `${tag}${String(Array.from(value).length).padStart(2, '0')}${value}`)
          .join(''),
      ).toBe(qr_data);
    }
  });

  it.each([
    ['seed1 (MLB, COM.MERCADOLIBRE)', '0B6D', '6EAA'],
    ['seed2 (MLB Pix)', 'B61D', 'E4D3'],
  ])('of the documentation are shown all the same, and flagged: %s', (name, declared, computed) => {
    const seed = vectors.find((vector) => vector.name === name);
    expect(read(seed?.qr_data ?? '')).toMatchObject({
      declaredCrc: declared,
      computedCrc: computed,
      isCrcRight: false,
      isWellFormed: false,
    });
  });

  it.each([
    ['seed1 (MLB, COM.MERCADOLIBRE)', '5925IZABEL', '5919IZABEL', 'BC66'],
    ['seed2 (MLB Pix)', '5925FELIPE', '5920FELIPE', '8C65'],
  ])('of the documentation would check with their lengths put right: %s', (name, wrong, right, checksum) => {
    const seed = vectors.find((vector) => vector.name === name);
    const mended = (seed?.qr_data ?? '').replace(wrong, right);
    const { computedCrc, isWellFormed } = read(mended);
    expect([computedCrc, isWellFormed]).toEqual([checksum, true]);
    expect(read(`${mended.slice(0, -4)}${checksum.toLowerCase()}`).isCrcRight).toBe(true);
  });

  it.each(SITE_IDS)('of %s name its currency and country', (id) => {
    const offline = vectors.find(({ name }) => name === `offline ${id}`);
    const { fields } = read(offline?.qr_data ?? '');
    const figuresOf = (tag: string) => fields.find((field) => field.tag === tag)?.value;
    expect([figuresOf('53'), figuresOf('58')]).toEqual([siteOf(id).currencyNumber, siteOf(id).country]);
  });

  it('tell whether any bank’s app can pay them', () => {
    const pix = vectors.filter(({ qr_data }) => carriesPix(qr_data)).map(({ name }) => name);
    expect(pix).toEqual(['seed2 (MLB Pix)', 'composed MLB Pix']);
  });

  it('count a name in characters and check it in bytes', () => {
    const { fields } = read(vectors.find(({ name }) => name === 'offline MCO')?.qr_data ?? '');
    expect(fields.find(({ tag }) => tag === '60')?.value).toBe('Bogotá');
  });
});

describe('a string that is no code', () => {
  it('is told apart', () => {
    expect(readEmv('')).toEqual(err('empty'));
    for (const text of ['https://mpago.la/pos/1', 'hola', '12', 'A00201'])
      expect(readEmv(text)).toEqual(err('not-emv'));
  });

  it('but begins like one is read as far as it goes', () => {
    const cut = read('000201010212430');
    expect(cut).toMatchObject({ declaredCrc: null, isCrcRight: false, isWellFormed: false });
    expect(cut.fields).toEqual([
      { tag: '00', value: '01' },
      { tag: '01', value: '12' },
    ]);
  });

  it('is flagged when a single character was changed', () => {
    const good = vectors.find(({ name }) => name === 'integ test MLA')?.qr_data ?? '';
    for (let place = 0; place < good.length - 4; place += 7) {
      const other = good[place] === '7' ? '8' : '7';
      const tampered = `${good.slice(0, place)}${other}${good.slice(place + 1)}`;
      expect(readEmv(tampered)).not.toMatchObject({ value: { isCrcRight: true } });
    }
  });
});

it('reads fields within a field', () => {
  const within = read(vectors.find(({ name }) => name === 'offline MLA')?.qr_data ?? '').fields.find(
    ({ tag }) => tag === '62',
  );
  expect(fieldsOf(within?.value ?? '').fields).toEqual([
    { tag: '05', value: 'ticket-123' },
    { tag: '07', value: 'CAJA001' },
    { tag: '08', value: 'Bebida' },
  ]);
});
