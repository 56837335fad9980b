import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestMatch } from '#core/domain/best-match';

const ARGENTINA = [
  'Buenos Aires Interior',
  'Bs.As. G.B.A. Norte',
  'Bs.As. G.B.A. Sur',
  'Capital Federal',
  'Córdoba',
  'Salta',
  'San Juan',
  'San Luis',
  'Santa Fe',
  'Santiago del Estero',
  'Río Negro',
];
const BRAZIL = ['Bahia', 'Pará', 'Paraná', 'Paraíba', 'São Paulo', 'Rio de Janeiro', 'Distrito Federal'];
const CITIES = [
  'General Roca',
  'Presidencia Roque Sáenz Peña',
  'Villa María',
  'La Plata',
  'Santo Tomé',
  '25 de Mayo',
];

it.each([
  ['Capital Federal', 'Capital Federal'],
  ['capital  FEDERAL', 'Capital Federal'],
  ['CABA', 'Capital Federal'],
  ['C.A.B.A.', 'Capital Federal'],
  ['Ciudad Autónoma de Buenos Aires', 'Capital Federal'],
  ['Cap. Federal', 'Capital Federal'],
  ['cordoba', 'Córdoba'],
  ['CÓRDOBA', 'Córdoba'],
  ['Provincia de Córdoba', 'Córdoba'],
  ['Pcia. de Sta. Fe', 'Santa Fe'],
  ['Sgo. del Estero', null],
  ['Santiago Estero', 'Santiago del Estero'],
  ['rio negro', 'Río Negro'],
  ['Buenos Aires', null],
  ['Saltta', null],
  ['', null],
  ['...', null],
])('knows %j in Argentina', (typed, match) => {
  expect(bestMatch(typed, ARGENTINA).match).toBe(match);
});

it.each([
  ['SP', 'São Paulo'],
  ['sao paulo', 'São Paulo'],
  ['rj', 'Rio de Janeiro'],
  ['Estado do Rio de Janeiro', 'Rio de Janeiro'],
  ['PR', 'Paraná'],
  ['para', 'Pará'],
  ['parana', 'Paraná'],
  ['DF', 'Distrito Federal'],
])('knows %j in Brazil', (typed, match) => {
  expect(bestMatch(typed, BRAZIL).match).toBe(match);
});

it.each([
  ['Gral. Roca', 'General Roca'],
  ['villa maria', 'Villa María'],
  ['Plata', 'La Plata'],
  ['Sto Tomé', 'Santo Tomé'],
  ['25 de mayo', '25 de Mayo'],
])('knows the town %j', (typed, match) => {
  expect(bestMatch(typed, CITIES).match).toBe(match);
});

it.each([
  ['CDMX', ['Distrito Federal', 'Jalisco'], 'Distrito Federal'],
  ['Ciudad de México', ['Distrito Federal', 'Estado De México'], 'Distrito Federal'],
  ['Bogotá', ['Antioquia', 'Bogotá D.C.'], 'Bogotá D.C.'],
  ['Metropolitana', ['RM (Metropolitana)', 'Valparaíso'], 'RM (Metropolitana)'],
  ['Montevideo', ['Montevideo', 'Canelones'], 'Montevideo'],
])('knows %j elsewhere', (typed, list, match) => {
  expect(bestMatch(typed, list).match).toBe(match);
});

it('offers what comes near, nearest first, and never takes a typing error for another place', () => {
  expect(bestMatch('Buenos Aires', ARGENTINA)).toEqual({
    match: null,
    near: ['Buenos Aires Interior', 'Bs.As. G.B.A. Norte', 'Bs.As. G.B.A. Sur'],
  });
  expect(bestMatch('Saltta', ARGENTINA).near[0]).toBe('Salta');
  expect(bestMatch('San Luan', ARGENTINA).near).toEqual(['San Juan', 'San Luis']);
  expect(bestMatch('Roque Saenz Peña', CITIES).near).toEqual(['Presidencia Roque Sáenz Peña']);
  expect(bestMatch('Ushuaia', ARGENTINA).near).toEqual([]);
});

it('asks where two places are called alike, but not where one stands there twice', () => {
  expect(bestMatch('san martin', ['San Martín', 'San Martin'])).toEqual({
    match: null,
    near: ['San Martín', 'San Martin'],
  });
  expect(bestMatch('santa fe', ['Santa Fe', 'Santa Fe']).match).toBe('Santa Fe');
});

it('finds every name of a list in it, and nothing that is not in it', () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(names, fc.string({ maxLength: 200 }), (list, typed) => {
      const { match, near } = bestMatch(typed, list);
      expect([...(match === null ? [] : [match]), ...near].every((each) => list.includes(each))).toBe(true);
      expect(near.length).toBeLessThanOrEqual(5);
    }),
  );
  for (const each of [...ARGENTINA, ...BRAZIL, ...CITIES])
    expect(bestMatch(each.toUpperCase(), [...ARGENTINA, ...BRAZIL, ...CITIES]).match).toBe(each);
});
