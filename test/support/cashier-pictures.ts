import { inUsualFacets } from '#test/shots/plan';
import { runShots } from '#test/shots/run';
import { states } from '#test/shots/states';

/** `node test/support/cashier-pictures.ts <folder> [part of a name]`: each state of the cashier's window in a few usual settings. */
const [folder = 'test-results/pictures', part = ''] = process.argv.slice(2);
await runShots(inUsualFacets(states.filter(({ window }) => window === 'cashier')), folder, part);
