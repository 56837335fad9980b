import fs from 'node:fs';

/**
 * Where a Chromium may be: the real browser file first. Debian's /usr/bin/chromium is a script that adds
 * switches of its own and lets a second shell stand between us and the process.
 */
const PLACES = [
  '/usr/lib/chromium/chromium',
  '/usr/lib64/chromium-browser/chromium-browser',
  '/usr/lib/chromium-browser/chromium-browser',
  '/opt/google/chrome/chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

/** The Chromium to run: STANDIN_CHROMIUM if set, else the first of the usual places; undefined when none is there. */
export function findChromium(): string | undefined {
  const named = process.env.STANDIN_CHROMIUM;
  if (named) return fs.existsSync(named) ? named : undefined;
  return PLACES.find((place) => fs.existsSync(place));
}
