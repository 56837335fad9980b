import { parseArgs } from 'node:util';
import { SITE_IDS } from '#core/domain/site';
import { createSimulator } from '#main/simulator/simulator';

/** `npm run simulator -- --port 0 [--site MLA] [--seed N]`: the first line says where it is and how to get in. */

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    site: { type: 'string', default: 'MLA' },
    seed: { type: 'string', default: '1' },
  },
});

const site = SITE_IDS.find((each) => each === values.site.toUpperCase());
const port = Number(values.port);
const seed = Number(values.seed);

if (site === undefined) fail(`--site must be one of ${SITE_IDS.join(', ')}`);
else if (!Number.isInteger(port) || port < 0 || port > 65_535)
  fail('--port must be a port, or 0 for a free one');
else if (!Number.isSafeInteger(seed)) fail('--seed must be a whole number');
else {
  const simulator = createSimulator({ site, seed, clock: { now: () => Date.now() } });
  const { accessToken, userId, externalStoreId, externalPosId } = simulator.shop;
  try {
    const listening = await simulator.listen(port);
    const { url } = listening;
    process.stdout.write(`${JSON.stringify({ url, accessToken, userId, externalStoreId, externalPosId })}\n`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void listening.close());
  } catch (error) {
    fail(error instanceof Error ? error.message : 'cannot listen');
  }
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
