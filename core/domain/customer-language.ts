import { LANGUAGES, type Language, type SiteId, siteOf } from '#core/domain/site';

const tongueOf = (language: Language): string => language.slice(0, 2);

/**
 * What the customer's screen can speak beside the shop's own language, each tongue once: first the one that the shop
 * has chosen as its second. Spanish is spoken as the country does.
 */
export function languagesFor(own: Language, second: Language | null, siteId: SiteId): readonly Language[] {
  const wanted = [second, siteOf(siteId).language, ...LANGUAGES].filter((each) => each !== null);
  return wanted.filter(
    (each, at) =>
      tongueOf(each) !== tongueOf(own) &&
      wanted.findIndex((other) => tongueOf(other) === tongueOf(each)) === at,
  );
}

/** The one after, and after the last the shop's own again. */
export function nextLanguage(offered: readonly Language[], now: Language | null): Language | null {
  return offered[now === null ? 0 : offered.indexOf(now) + 1] ?? null;
}
