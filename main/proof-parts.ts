import { join } from 'node:path';
import { businessDayOf } from '#core/domain/business-day';
import { siteOf } from '#core/domain/site';
import { err, ok, type Result } from '#core/result';
import type { TrustRequests } from '#core/trust-requests';
import { auditPage } from '#main/audit-desk';
import { app, dialog } from '#main/electron';
import type { Open } from '#main/open-session';
import type { YearJob, YearSeal, YearTrouble } from '#main/order-log/year-file';
import type { Parts } from '#main/parts';
import { writeWhole } from '#main/printing/write-whole';
import { runInThread } from '#main/run-in-thread';
import { supportBundle } from '#main/support-bundle';
import type { TrustHandlers } from '#main/trust-parts';

type Handlers = Omit<TrustHandlers, `copy/${string}` & keyof TrustRequests>;

/** Joins what proves the log whole, and what of it goes elsewhere, with the program around it. */
export function proofDeskFor(parts: Parts, open: () => Open): Handlers {
  let previewed: string | null = null;
  let isClosingYear = false;

  async function askWhere(name: string, extension: string): Promise<string | null> {
    const { canceled, filePath } = await dialog.showSaveDialog({
      defaultPath: join(app.getPath('documents'), `${name}.${extension}`),
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    });
    return canceled || filePath === '' ? null : filePath;
  }

  function yearsOver(): readonly number[] {
    const first = open().audit.firstAt();
    if (first === null) return [];
    const rule = open().session.dayRule();
    const yearOf = (at: number): number => Number(businessDayOf(at, rule).slice(0, 4));
    const [from, now] = [yearOf(first), yearOf(Date.now())];
    return Array.from({ length: Math.max(0, now - from) }, (_, at) => now - 1 - at);
  }

  async function closeYear(year: number): Promise<ReturnType<TrustRequests['year/close']>> {
    if (!yearsOver().includes(year)) return err('no-facts');
    const practice = open().session.isPractice ? 'practice ' : '';
    const path = await askWhere(`Mostrador ${practice}${year}`, 'db');
    if (path === null) return err('cancelled');
    const job: YearJob = {
      logFile: open().file,
      path,
      year,
      rule: open().session.dayRule(),
      now: Date.now(),
    };
    const worker = join(parts.workers, 'year-worker.js');
    const note = (detail: string): void => parts.note('year', detail);
    const closed = await runInThread<Result<YearSeal, YearTrouble | 'disk'>>(worker, job, note);
    if (closed === null) return err('failed');
    return closed.ok ? ok({ path, head: closed.value.head }) : closed;
  }

  return {
    'log/verify': ({ head }) => open().proof.verify(head),
    'log/last-proof': () => open().proof.last(),
    'audit/page': ({ group, from }) =>
      auditPage({ facts: () => open().audit, rows: parts.shop }, group, from),
    'bundle/preview': () => {
      previewed = bundleOf(parts, open());
      return { text: previewed };
    },
    'bundle/save': async () => {
      const path = await askWhere(`Mostrador ${new Date().toISOString().slice(0, 10)}`, 'txt');
      if (path === null || previewed === null) return err('cancelled');
      try {
        await writeWhole(path, previewed);
        return ok({ path });
      } catch {
        return err('disk');
      }
    },
    'year/list': yearsOver,
    'year/close': async ({ year }) => {
      if (isClosingYear) return err('busy');
      isClosingYear = true;
      try {
        return await closeYear(year);
      } finally {
        isClosingYear = false;
      }
    },
  };
}

/** How the program is set, and never whose it is: neither the shop, nor its account, nor who works there. */
function bundleOf({ settings, build, dataDir }: Parts, { session, proof }: Open): string {
  const siteId = settings.read('siteId');
  const last = proof.last();
  return supportBundle({
    appVersion: app.getVersion(),
    build: build.kind,
    dataDir,
    madeAt: Date.now(),
    settings: {
      mode: session.isPractice ? 'practice' : 'real',
      siteId,
      timeZone: siteOf(siteId).timeZone,
      language: settings.read('language'),
      api: settings.read('api'),
      qrMode: settings.read('qrMode'),
      printer: settings.read('printer').kind,
      printerForm: settings.read('printerForm'),
      hasAccount: settings.read('account') !== null,
      hasRegister: settings.read('register') !== null,
      updates: settings.read('updates'),
      isKiosk: settings.read('isKiosk'),
    },
    log: {
      head: session.log.head(),
      nextSale: session.log.nextSaleNumber(),
      lastProof: last === null ? null : { at: new Date(last.at).toISOString(), answer: last.answer },
    },
  });
}
