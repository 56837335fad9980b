import { expect, it } from 'vitest';
import { coordinatesIn } from '#core/domain/coordinates';
import { SITE_IDS, siteOf } from '#core/domain/site';

const PALERMO = { latitude: -34.5803, longitude: -58.4245, isGuess: false };

it.each([
  ['-34.5803, -58.4245'],
  ['-34.5803,-58.4245'],
  ['  (-34.5803 -58.4245) '],
  ['-34,5803; -58,4245'],
  ['-34,5803, -58,4245'],
  ['−34.5803, −58.4245'],
  ['lat: -34.5803, lon: -58.4245'],
  ['https://www.google.com/maps/place/La+Esquina/@-34.6,-58.5,17z/data=!3m1!8m2!3d-34.5803!4d-58.4245'],
  ['https://www.google.com/maps/@-34.5803,-58.4245,17z'],
  ['https://maps.google.com/?q=-34.5803,-58.4245'],
  ['https://www.google.com/maps/search/?api=1&query=-34.5803%2C-58.4245'],
  ['https://www.google.com/maps/search/-34.5803,+-58.4245?entry=ttu'],
  ['https://www.openstreetmap.org/?mlat=-34.5803&mlon=-58.4245#map=17/-34.6/-58.5'],
  ['https://www.openstreetmap.org/#map=17/-34.5803/-58.4245'],
])('reads where the shop is from %s', (text) => {
  expect(coordinatesIn(text, 'AR')).toEqual({ ok: true, value: PALERMO });
});

it('reads degrees, minutes and seconds, in English and in Spanish', () => {
  for (const text of [`34°34'49.1"S 58°25'28.2"W`, '34° 34’ 49,1” S, 58° 25’ 28,2” O']) {
    const read = coordinatesIn(text, 'AR');
    if (!read.ok) throw new Error(`${text}: ${read.error}`);
    expect(read.value.latitude).toBeCloseTo(-34.5803, 3);
    expect(read.value.longitude).toBeCloseTo(-58.4245, 3);
  }
});

it.each([
  ['without its signs', '34.5803, 58.4245'],
  ['the other way round', '-58.4245, -34.5803'],
  ['both', '58.4245 34.5803'],
])('takes it %s as a guess, to be looked at', (_, text) => {
  expect(coordinatesIn(text, 'AR')).toEqual({ ok: true, value: { ...PALERMO, isGuess: true } });
});

it.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['https://maps.app.goo.gl/AbCdEf123', 'short-link'],
  ['https://www.google.com/maps/place/La+Esquina', 'not-a-place'],
  ['Av. Siempreviva 742', 'not-a-place'],
  ['742', 'not-a-place'],
  ['40.4168, -3.7038', 'elsewhere'],
  ['%E0%A4%A', 'not-a-place'],
])('says what is wrong with "%s"', (text, error) => {
  expect(coordinatesIn(text, 'AR')).toEqual({ ok: false, error });
});

const CAPITALS = {
  AR: '-34.6037, -58.3816',
  BR: '-15.7942, -47.8822',
  CL: '-33.4489, -70.6693',
  CO: '4.7110, -74.0721',
  MX: '19.4326, -99.1332',
  PE: '-12.0464, -77.0428',
  UY: '-34.9011, -56.1645',
};

it.each(SITE_IDS)('finds the capital in the country: %s', (id) => {
  const { country } = siteOf(id);
  expect(coordinatesIn(CAPITALS[country], country)).toMatchObject({ ok: true, value: { isGuess: false } });
});
