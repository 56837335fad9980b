import { join } from 'node:path';
import { MINUTE } from '#core/domain/instant';
import { ZERO } from '#core/domain/money';
import { apiInUse, siteOf } from '#core/domain/site';
import { ok, type Result } from '#core/result';
import type { NotReady } from '#main/checkout/deps';
import { keepIdentity, renewIdentity, soldOn } from '#main/identity';
import { loadWinspool } from '#main/load-winspool';
import { keepBackups, openLogOrBackup } from '#main/log-files';
import { createLogProof, type LogProof } from '#main/log-proof';
import { type AuditBook, createAuditBook } from '#main/order-log/audit';
import { backUp } from '#main/order-log/backup';
import { createOrderLog } from '#main/order-log/order-log';
import { type Parts, realAccount, receiptSetting, registerName, wordsOf } from '#main/parts';
import { createPractice, type Practice } from '#main/practice';
import { runInThread } from '#main/run-in-thread';
import { createSession, type Session } from '#main/session';
import type { AccountInUse } from '#main/session-deps';
import type { OpenError } from '#main/sqlite';
import type { PaperPages } from '#main/windows/app-protocol';
import { createPaper } from '#main/windows/paper';

export type Mode = 'practice' | 'real';
export type Open = {
  readonly session: Session;
  readonly practice: Practice | null;
  readonly file: string;
  readonly audit: AuditBook;
  readonly proof: LogProof;
  readonly stopBackups: () => void;
  readonly backUp: () => ReturnType<typeof backUp>;
};

export const modeAtStart = ({ flags, settings }: Parts): Mode =>
  flags.practice ? 'practice' : settings.read('mode');

export async function openSession(parts: Parts, mode: Mode): Promise<Result<Open, OpenError>> {
  const { settings, dataDir } = parts;
  const isPractice = mode === 'practice';
  const file = join(dataDir, isPractice ? 'log-practice.db' : 'log-real.db');
  const opened = await openLogOrBackup(file, {
    now: Date.now,
    askForBackup: parts.askForBackup,
    beforeRestore: () => {
      if (!isPractice) renewIdentity(settings);
    },
  });
  if (!opened.ok) return opened;
  const { db } = opened.value;
  const log = createOrderLog(db, { now: Date.now, onChanged: isPractice ? noted : soldOn(settings) });
  if (!isPractice) keepIdentity(settings, log);
  const practice = isPractice
    ? await createPractice({
        apiUrl: parts.flags.apiUrl,
        siteId: settings.read('siteId'),
        seed: Date.now() % 1_000_000,
        fetch: parts.fetch,
        note: parts.note,
      })
    : null;
  const account = (): AccountInUse | NotReady => practice?.account ?? realAccount(parts);
  if (isPractice && practice !== null) parts.shop.importStarter(practice.account.siteId);
  const session = createSession({
    isPractice,
    log,
    account,
    fetch: parts.fetch,
    newUlid: parts.newUlid,
    installIds: () => settings.read('installIds'),
    installLetter: () => settings.read('installLetter'),
    register: () => registerName(parts),
    cashier: () => parts.atCounter.person()?.name ?? null,
    receiptSetting: () => receiptSetting(parts, isPractice, practice),
    words: () => wordsOf(parts),
    api: () => apiInUse(siteOf(practice?.account.siteId ?? settings.read('siteId')), settings.read('api')),
    qrMode: () => settings.read('qrMode'),
    dayRule: () => ({
      timeZone: siteOf(practice?.account.siteId ?? settings.read('siteId')).timeZone,
      startHour: settings.read('dayStartHour'),
    }),
    shiftUse: () => settings.read('shifts'),
    codeMs: () => settings.read('codeMinutes') * MINUTE,
    printsByItself: () => settings.read('printsByItself'),
    opensDrawer: () => settings.read('opensDrawer'),
    printerAt: (place) =>
      place === 'spare'
        ? settings.read('sparePrinter')
        : { target: settings.read('printer'), form: settings.read('printerForm') },
    winspool: loadWinspool,
    paper: paperOf(parts),
    noticeSetting: () => settings.read('notices'),
    noticeSecret: () => parts.noticeSecret.token(),
    publicAddress: () => settings.read('publicAddress'),
    onChange: () => parts.onChange(),
    show: () => parts.show(),
    note: (what, reference, detail) =>
      parts.note(what, reference === null ? detail : `${reference} ${detail}`),
  });
  return ok({
    session,
    practice,
    file,
    audit: createAuditBook(db),
    proof: createLogProof({
      file,
      keptIn: `${file}.proof.json`,
      now: Date.now,
      run: (job) =>
        runInThread(join(parts.workers, 'verify-worker.js'), job, (detail) => parts.note('verify', detail)),
      note: (detail) => parts.note('proof', detail),
      onFault: () =>
        session.banners.add({
          id: 'log-broken',
          kind: 'log-broken',
          saleNumber: null,
          saleId: null,
          amount: ZERO,
          at: Date.now(),
        }),
    }),
    stopBackups: keepBackups(db, Date.now, parts.note),
    backUp: () => backUp(db, { now: Date.now }),
  });
}

export async function closeSession({ session, practice, proof, stopBackups }: Open): Promise<void> {
  stopBackups();
  proof.stop();
  await session.stop();
  await practice?.close();
}

const noted = (): void => undefined;

const papers = new WeakMap<PaperPages, ReturnType<typeof createPaper>>();

/** One drawer of receipts for the whole app: sessions come and go. */
export function paperOf({ pages }: Parts): ReturnType<typeof createPaper> {
  const known = papers.get(pages);
  if (known !== undefined) return known;
  const made = createPaper(pages);
  papers.set(pages, made);
  return made;
}
