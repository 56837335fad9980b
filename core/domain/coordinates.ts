import type { Site } from '#core/domain/site';
import { err, ok, type Result } from '#core/result';

export type Coordinates = { readonly latitude: number; readonly longitude: number };
export type CoordinatesError =
  | 'empty'
  /** A link that says nothing before a browser has followed it. */
  | 'short-link'
  | 'not-a-place'
  /** A place, and not in the country. */
  | 'elsewhere';

/** `isGuess`: it lies in the country only with a sign or the order changed, so a person should look. */
export type ReadCoordinates = Coordinates & { readonly isGuess: boolean };

type Country = Site['country'];
/** South, west, north, east, in degrees: with some room, and without far islands. */
const BOXES: Readonly<Record<Country, readonly [number, number, number, number]>> = {
  AR: [-55.3, -73.7, -21.6, -53.5],
  BR: [-33.9, -74.1, 5.4, -34.6],
  CL: [-56.1, -76.2, -17.3, -66.2],
  CO: [-4.4, -79.2, 13.5, -66.7],
  MX: [14.4, -118.6, 32.9, -86.6],
  PE: [-18.5, -81.5, 0.1, -68.5],
  UY: [-35.2, -58.6, -29.9, -53],
};

const NUMBER = String.raw`-?\d{1,3}(?:[.,]\d+)?`;
/** In a map's address the pin is what was meant, the middle of the picture only what was looked at. */
const IN_LINKS: readonly RegExp[] = [
  /!3d(-?\d+(?:\.\d+)?)!4d(-?\d+(?:\.\d+)?)/,
  /[?&#/](?:q|query|ll|mlat|daddr|destination|center)=(-?\d+(?:\.\d+)?)(?:,|&mlon=)\s*\+?(-?\d+(?:\.\d+)?)/,
  /@(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/,
  /#map=\d+\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)/,
  /\/(-?\d+\.\d+),\+?(-?\d+\.\d+)/,
];
const SHORT = /^https?:\/\/(?:maps\.app\.goo\.gl|goo\.gl|g\.co|bit\.ly|waze\.com\/ul\/h)/i;
const DEGREES =
  /(\d{1,3})\s*°\s*(?:(\d{1,2})\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|'')\s*)?([NSEWO])/giu;

/** Reads what a map gives to copy: "-34.58, -58.42", "34°34'49\"S 58°25'28\"W", or its whole address. */
export function coordinatesIn(pasted: string, country: Country): Result<ReadCoordinates, CoordinatesError> {
  const text = decoded(pasted.trim());
  if (text === '') return err('empty');
  if (SHORT.test(text)) return err('short-link');
  const pair = /^https?:/i.test(text) ? inLink(text) : (inDegrees(text) ?? inNumbers(text));
  if (pair === null) return err('not-a-place');
  const [a, b] = pair;
  if (isIn(country, a, b)) return ok({ latitude: a, longitude: b, isGuess: false });
  // South and west lose their sign, and maps differ in which comes first.
  const guess = [
    [-Math.abs(a), -Math.abs(b)],
    [Math.abs(a), -Math.abs(b)],
    [b, a],
    [-Math.abs(b), -Math.abs(a)],
  ].find(([latitude = 0, longitude = 0]) => isIn(country, latitude, longitude));
  const [latitude, longitude] = guess ?? [];
  return latitude === undefined || longitude === undefined
    ? err('elsewhere')
    : ok({ latitude, longitude, isGuess: true });
}

type Pair = readonly [number, number];

const isIn = (country: Country, latitude: number, longitude: number): boolean => {
  const [south, west, north, east] = BOXES[country];
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function inLink(text: string): Pair | null {
  for (const pattern of IN_LINKS) {
    const [, a, b] = pattern.exec(text) ?? [];
    if (a !== undefined && b !== undefined) return [Number(a), Number(b)];
  }
  return null;
}

/** "-34,58; -58,42" has its decimals after commas; between the two stands anything that is no figure. */
function inNumbers(text: string): Pair | null {
  const plain = text.replaceAll('−', '-');
  const pattern = new RegExp(
    String.raw`^[^\d-]*(${NUMBER})\s*(?:[,;/|]\s*|\s+)[^\d-]*(${NUMBER})[^\d]*$`,
    'u',
  );
  const [, a, b] = pattern.exec(plain) ?? [];
  return a === undefined || b === undefined ? null : [decimal(a), decimal(b)];
}

const decimal = (text: string): number => Number(text.replace(',', '.'));

function inDegrees(text: string): Pair | null {
  const found = [...text.matchAll(DEGREES)].map(
    ([, degrees = '0', minutes = '0', seconds = '0', way = '']) => {
      const size = Number(degrees) + Number(minutes) / 60 + decimal(seconds) / 3600;
      const letter = way.toUpperCase();
      return {
        isLatitude: letter === 'N' || letter === 'S',
        value: letter === 'N' || letter === 'E' ? size : -size,
      };
    },
  );
  const latitude = found.find(({ isLatitude }) => isLatitude);
  const longitude = found.find(({ isLatitude }) => !isLatitude);
  return latitude === undefined || longitude === undefined ? null : [latitude.value, longitude.value];
}
