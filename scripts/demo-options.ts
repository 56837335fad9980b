import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Api, Mode } from '#core/domain/charge';
import { LANGUAGES, type Language, SITE_IDS, type SiteId, siteOf } from '#core/domain/site';
import { SCENARIOS, type ScenarioId } from '#main/simulator/scenarios';

export type DemoOptions = {
  readonly folder: string;
  readonly site: SiteId;
  readonly language: Language;
  readonly mode: Mode;
  readonly api: Api;
  readonly scenario: ScenarioId;
  readonly dataDir: string | null;
};

/** Thrown with words for whoever typed the command. */
export class NotPossible extends Error {
  override readonly name = 'NotPossible';
}

const USAGE =
  'npm run demo -- --out DIR [--site MLA] [--mode dynamic|hybrid|attended] [--api instore|orders] [--scenario paid] [--lang LANGUAGE] [--data-dir DIR]';

export function readDemoOptions(args: readonly string[]): DemoOptions {
  const { out, site, mode, api, scenario, lang, 'data-dir': dataDir } = parse(args);
  if (out === undefined) throw new NotPossible(`--out is needed: ${USAGE}`);
  const siteId = oneOf('--site', SITE_IDS, site.toUpperCase());
  return {
    folder: path.resolve(out),
    site: siteId,
    language: lang === undefined ? siteOf(siteId).language : oneOf('--lang', LANGUAGES, lang),
    mode: oneOf('--mode', siteOf(siteId).modes, mode),
    api: apiIn(siteId, oneOf('--api', ['instore', 'orders'] as const, api)),
    scenario: oneOf('--scenario', SCENARIOS, scenario),
    dataDir: dataDir === undefined ? null : path.resolve(dataDir),
  };
}

/** The provider's own word for it is unsupported_site. */
function apiIn(siteId: SiteId, api: Api): Api {
  if (api === 'orders' && siteOf(siteId).api.documented !== 'orders')
    throw new NotPossible(`the provider does not offer the Orders API in ${siteId} (unsupported_site)`);
  return api;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        out: { type: 'string' },
        site: { type: 'string', default: 'MLA' },
        mode: { type: 'string', default: 'dynamic' },
        api: { type: 'string', default: 'instore' },
        scenario: { type: 'string', default: 'paid' },
        lang: { type: 'string' },
        'data-dir': { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new NotPossible(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function oneOf<T extends string>(flag: string, known: readonly T[], given: string): T {
  const found = known.find((each) => each === given);
  if (found === undefined) throw new NotPossible(`${flag} ${given}: it must be one of ${known.join(', ')}`);
  return found;
}
