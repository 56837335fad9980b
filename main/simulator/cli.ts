import { parseArgs } from 'node:util';
import { SITE_IDS } from '#core/domain/site';
import { quirkLines, readQuirks } from '#main/simulator/quirks';
import { createSimulator } from '#main/simulator/simulator';

/** `npm run simulator -- --port 0 [--site MLA] [--seed N]`: the first line says where it is and how to get in. */

const help = (): string => `npm run simulator -- [options]

  --port N             0, the default, finds a free one
  --site ID            ${SITE_IDS.join(', ')}; MLA when left out
  --seed N             the same seed gives the same ids and codes
  --quirk NAME=VALUE   one of the ways in which the provider's pages disagree; may be given again

Quirks and their defaults:
${quirkLines()
  .map((line) => `  ${line}`)
  .join('\n')}

The first line printed says where it is and how to get in. main/simulator/README.md lists the /practice calls.
`;

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      site: { type: 'string', default: 'MLA' },
      seed: { type: 'string', default: '1' },
      quirk: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help());
    return;
  }
  const site = SITE_IDS.find((each) => each === values.site.toUpperCase());
  const port = Number(values.port);
  const seed = Number(values.seed);
  const quirks = readQuirks(values.quirk);
  if (site === undefined) return fail(`--site must be one of ${SITE_IDS.join(', ')}`);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return fail('--port must be a port, or 0 for a free one');
  if (!Number.isSafeInteger(seed)) return fail('--seed must be a whole number');
  if (!quirks.ok) return fail(`--quirk ${quirks.error}`);
  const simulator = createSimulator({ site, seed, quirks: quirks.value, clock: { now: () => Date.now() } });
  const { accessToken, userId, externalStoreId, externalPosId } = simulator.shop;
  const listening = await simulator.listen(port);
  const { url } = listening;
  process.stdout.write(`${JSON.stringify({ url, accessToken, userId, externalStoreId, externalPosId })}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void listening.close());
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}

await run().catch((error: unknown) => fail(error instanceof Error ? error.message : 'cannot listen'));
