import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SITE_IDS } from '#core/domain/site';
import { type MadeUpLog, seedLog } from './made-up-log.ts';
import { say } from './say.ts';

/* `npm run seed-log`: a log such as a shop has after a year, for measuring and for looking at. */

const USAGE = 'npm run seed-log -- --charges N --seed S --out FILE [--site MLA] [--until 2026-11-01]';

const wanted = readWanted();
if (wanted === null) {
  say(`usage: ${USAGE}`);
  process.exitCode = 2;
} else if (fs.existsSync(wanted.file)) {
  say(`${wanted.file} is there already: nothing was written`);
  process.exitCode = 1;
} else process.stdout.write(`${JSON.stringify(seedLog(wanted))}\n`);

function readWanted(): MadeUpLog | null {
  const { values } = parseArgs({
    options: {
      charges: { type: 'string' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      site: { type: 'string', default: 'MLA' },
      until: { type: 'string', default: '2026-11-01' },
    },
  });
  const charges = Number(values.charges);
  const seed = Number(values.seed);
  const site = SITE_IDS.find((id) => id === values.site.toUpperCase());
  const until = Date.parse(values.until);
  const isSense = Number.isSafeInteger(charges) && charges > 0 && Number.isSafeInteger(seed);
  if (!isSense || site === undefined || Number.isNaN(until) || values.out === undefined) return null;
  return { charges, seed, file: path.resolve(values.out), site, until };
}
