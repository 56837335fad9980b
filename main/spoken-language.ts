import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '#core/domain/site';

export type SpokenLanguage = {
  /** What the cashier's window spoke last, known before the shop's files are open; null where it is not. */
  last(): Language | null;
  note(language: Language): void;
};

/** A guess that a start is quicker with: it lies with what may be thrown away, and nothing fails without it. */
export function createSpokenLanguage(browserFolder: string): SpokenLanguage {
  const file = join(browserFolder, 'language');
  let noted: Language | null | undefined;
  function last(): Language | null {
    try {
      const text = readFileSync(file, 'utf8');
      return LANGUAGES.find((language) => language === text) ?? null;
    } catch {
      return null;
    }
  }
  return {
    last,
    note(language) {
      if (noted === undefined) noted = last();
      if (noted === language) return;
      noted = language;
      try {
        mkdirSync(browserFolder, { recursive: true });
        writeFileSync(file, language);
      } catch {
        // The next start asks for its words a moment later.
      }
    },
  };
}
