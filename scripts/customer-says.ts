import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Language } from '#core/domain/site';
import { root } from './electron-program.ts';

const told = z.object({ title: z.string(), next: z.string() });
const words = z.object({
  /** By what pays the code. */
  declined: z.record(z.string(), told),
  preparing: z.object({ title: z.string() }),
  tell: z.record(z.string(), told),
});
export type CustomerWords = z.infer<typeof words>;

export function customerWords(language: Language): CustomerWords {
  const file = path.join(root, 'renderer/i18n', language, 'customer.json');
  return words.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
}

/** What stands on the customer's screen: its kind of page, its heading and the notice beside a code. */
export type CustomerSigns = { readonly page: string; readonly heading: string; readonly notice: string };

/** The state that the customer was told, by the words that stand there. */
export function customerSays(
  { page, heading, notice }: CustomerSigns,
  { tell, declined }: CustomerWords,
): string {
  const kinds = page.split(' ');
  const isDeclined = (said: string) => Object.values(declined).some(({ title }) => title === said);
  if (kinds.includes('tell')) {
    const isLate = kinds.includes('late');
    const found = Object.entries(tell).find(
      ([name, { title }]) =>
        title === heading && (title !== tell.paid?.title || isLate === (name === 'paid-late')),
    );
    return found?.[0] ?? `unknown words: ${heading}`;
  }
  if (kinds.includes('preparing')) return 'preparing';
  if (kinds.includes('pay')) return notice === '' ? 'pay' : isDeclined(notice) ? 'declined' : 'received';
  return kinds.includes('building') ? 'building' : 'idle';
}
