import type { FixedCodeError } from '#core/account-answers';
import { carriesPix } from '#core/domain/emv';
import type { ReceiptSetting } from '#core/domain/receipt';
import type { Language, SiteId } from '#core/domain/site';
import { wayToPay } from '#core/domain/way-to-pay';
import type { Provider } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import type { NotReady } from '#main/checkout/deps';
import type { ReceiptPage } from '#main/printing/html';
import type { Paper, Sheet } from '#main/printing/sheet';
import { type SheetTrouble, saveSheet } from '#main/printing/sheet-file';
import type { AccountInUse } from '#main/session-deps';
import { wordsIn } from '#main/words/words';

/** The register's own fixed code, to be seen in settings and to lie on the counter. */
export type RegisterSheet = {
  code(): Promise<Result<{ qrData: string }, FixedCodeError>>;
  save(): Promise<Result<{ path: string }, FixedCodeError | SheetTrouble>>;
  open(): Promise<Result<null, 'no-sheet'>>;
};

type Deps = {
  readonly account: () => AccountInUse | NotReady;
  readonly provider: () => Pick<Provider, 'fixedCode'>;
  readonly setting: () => ReceiptSetting;
  readonly secondLanguage: () => Language | null;
  readonly folder: () => string;
  readonly toPdf: (page: ReceiptPage) => Promise<Uint8Array>;
  /** Rejects, or answers the system's words, when nothing opens it. */
  readonly openPath: (path: string) => Promise<string>;
};

export function createRegisterSheet(deps: Deps): RegisterSheet {
  /** Only what was written here is ever opened: the page names no path. */
  let saved: string | null = null;

  async function code(): Promise<Result<{ qrData: string }, FixedCodeError>> {
    const account = deps.account();
    if (typeof account === 'string') return err(account);
    const { sellerId, externalPosId } = account;
    const found = await deps.provider().fixedCode({ sellerId, externalPosId });
    if (found.ok) return ok({ qrData: found.value });
    return err(found.error.code === 'no_fixed_code' ? 'no-fixed-code' : found.error.kind);
  }

  function sheetOf(qrData: string): Sheet {
    const { siteId, language, shop, register, isPractice } = deps.setting();
    const isPix = carriesPix(qrData);
    const way = wayToPay({ isPix }, siteId);
    const say = wordsIn(language);
    const second = deps.secondLanguage();
    return {
      language,
      paper: paperIn(siteId),
      shop,
      register,
      qrData,
      isPix,
      isPractice,
      words: {
        title: say('sheet.title'),
        how: say(`sheet.how-${way}`),
        wait: say('sheet.wait'),
        check: say('sheet.check'),
        practice: say('sheet.practice'),
      },
      second:
        second === null || second === language
          ? null
          : { language: second, title: wordsIn(second)('sheet.title') },
    };
  }

  return {
    code,
    async save() {
      const found = await code();
      if (!found.ok) return found;
      const written = await saveSheet(sheetOf(found.value.qrData), {
        folder: deps.folder(),
        toPdf: deps.toPdf,
      });
      if (written.ok) saved = written.value.path;
      return written;
    },
    async open() {
      if (saved === null) return err('no-sheet');
      const trouble = await deps.openPath(saved).catch(() => 'not opened');
      return trouble === '' ? ok(null) : err('no-sheet');
    },
  };
}

/** What is in the tray of the country's office printers: Letter in Chile, Colombia and Mexico, A4 elsewhere. */
const LETTER: ReadonlySet<SiteId> = new Set(['MLC', 'MCO', 'MLM']);
const paperIn = (siteId: SiteId): Paper => (LETTER.has(siteId) ? 'letter' : 'a4');
