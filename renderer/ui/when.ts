import { type Language, type SiteId, siteOf } from '#core/domain/site';

type Place = { readonly siteId: SiteId; readonly timeZone: string };

/** "14:32", by the shop's clock whatever the computer's. */
export const hourText = (atMs: number, place: Place): string =>
  formatterOf(place, 'hour', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(atMs);

/** "14:32:47" */
export const secondText = (atMs: number, place: Place): string =>
  formatterOf(place, 'second', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(atMs);

/** The day, as the country writes it: "21/11/2025". */
export const dayText = (atMs: number, place: Place): string =>
  formatterOf(place, 'day', { day: '2-digit', month: '2-digit', year: 'numeric' }).format(atMs);

/** "sábado 21 de noviembre de 2026", in the language of the page. */
export const longDayText = (atMs: number, place: Place, language: Language): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: place.timeZone,
  }).format(atMs);

/** "sábado, 21 de noviembre", with its year: a business day by its name, in the language of the page. */
export const calendarDayText = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(day));

/** "noviembre de 2026" */
export const monthText = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(day),
  );

/** "sáb, 21" */
export const shortDayText = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language, { weekday: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(day),
  );

/** A business day by its name, as the country writes it: "21/11/2025". */
export const shownDay = (day: string, siteId: SiteId): string =>
  dayText(Date.parse(day), { siteId, timeZone: 'UTC' });

/** A day in a language's own words, whatever the country: "viernes, 21 de noviembre de 2025". */
export const wholeDayText = (atMs: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(atMs);

const made = new Map<string, Intl.DateTimeFormat>();

function formatterOf(
  { siteId, timeZone }: Place,
  kind: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${siteId} ${timeZone} ${kind}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const formatter = new Intl.DateTimeFormat(siteOf(siteId).locale, { ...options, timeZone });
  made.set(key, formatter);
  return formatter;
}
