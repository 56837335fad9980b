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

/** The same engine without a browser's own windows: it starts in a third of the time, and has no screen to draw on. */
const WITHOUT_A_SCREEN = ['/usr/lib/chromium/chromium-headless-shell', '/usr/bin/chromium-headless-shell'];

/** The Chromium to run: STANDIN_CHROMIUM if set, else the first of the usual places; undefined when none is there. */
export function findChromium(screen: 'on a screen' | 'unseen' = 'unseen'): string | undefined {
  const named = process.env.STANDIN_CHROMIUM;
  if (named) return fs.existsSync(named) ? named : undefined;
  const places = screen === 'unseen' ? [...WITHOUT_A_SCREEN, ...PLACES] : PLACES;
  return places.find((place) => fs.existsSync(place));
}

export const hasUnseenChromium = (): boolean => WITHOUT_A_SCREEN.some((place) => fs.existsSync(place));
