import fs from 'node:fs';
import path from 'node:path';
import { DAY, type Instant } from '#core/domain/instant';
import { type SiteId, siteOf } from '#core/domain/site';
import type { Entry, OrderLog } from '#core/order-log';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';
import { starterCatalogue } from '#main/settings/starter-catalogue';
import { createRandom } from '#main/simulator/random';
import { customersOf } from './made-up-hours.ts';
import { type Moment, visitOf } from './made-up-sale.ts';

export type MadeUpLog = {
  /** At least so many codes were asked for; one more where the last customer needed two. */
  readonly charges: number;
  readonly seed: number;
  readonly file: string;
  readonly site: SiteId;
  /** The year ends here; where chance brought too few, the next days bring the rest. */
  readonly until: Instant;
};

export type Seeded = {
  readonly file: string;
  readonly sales: number;
  readonly charges: number;
  readonly receipts: number;
  /** Hash of the last fact. */
  readonly head: string;
  readonly bytes: number;
};

const DAYS = 365;
/** Some pay in cash and some take two codes: a thousand customers ask for about so many thousand. */
const CODES_PER_CUSTOMER = 0.7;
/** As many entries go in one commit: a sync of the disk for each would take the day. */
const IN_ONE_COMMIT = 4000;

/** Written by the program's own log. The same arguments give the same facts, to the hash. */
export function seedLog({ charges, seed, file, site: siteId, until }: MadeUpLog): Seeded {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const opened = openLog({ file, now: () => until });
  if (!opened.ok) throw new Error(`${file} could not be made: ${opened.error.kind}`);
  const log = createOrderLog(opened.value, { now: () => until });
  const writer = createWriter(log);
  const random = createRandom(seed);
  const site = siteOf(siteId);
  let sales = 0;
  let receipts = 0;
  let charged = 0;
  const shop = {
    site,
    random,
    products: starterCatalogue(siteId),
    nextSale: () => ++sales,
    nextReceipt: () => ++receipts,
  };
  for (let day = 0; charged < charges; day += 1) {
    const count = Math.ceil((charges - charged) / CODES_PER_CUSTOMER);
    const when = { until: until + day * DAY, days: day === 0 ? DAYS : 1, timeZone: site.timeZone };
    for (const at of customersOf(count, when, random.next)) {
      if (charged >= charges) break;
      writer.before(at);
      const visit = visitOf(shop, at);
      charged += visit.charges;
      writer.take(visit.moments);
    }
  }
  writer.end();
  const head = log.head();
  log.close();
  return { file, sales, charges: charged, receipts, head, bytes: fs.statSync(file).size };
}

/** Puts the moments of many visits into one order of time, and commits many at once. */
function createWriter(log: OrderLog) {
  const waiting: Moment[] = [];
  let batch: Entry[] = [];

  function commit(): void {
    const written = log.commit(batch);
    if (!written.ok) throw new Error(`The log took nothing more: ${written.error}`);
    batch = [];
  }

  function before(at: Instant): void {
    while (waiting[0] !== undefined && waiting[0].at < at) {
      batch.push(...(waiting.shift()?.entries ?? []));
      if (batch.length >= IN_ONE_COMMIT) commit();
    }
  }

  return {
    before,
    take(moments: readonly Moment[]): void {
      for (const moment of moments) {
        const place = waiting.findLastIndex(({ at }) => at <= moment.at) + 1;
        waiting.splice(place, 0, moment);
      }
    },
    end(): void {
      before(Number.POSITIVE_INFINITY);
      commit();
    },
  };
}
