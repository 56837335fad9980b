import { parseArgs } from 'node:util';
import { planOf } from '#test/shots/plan';
import { runShots } from '#test/shots/run';
import { states } from '#test/shots/states';

/**
 * `npm run shots -- --out DIR`: both windows in every state, over languages, sizes and themes, each read by the
 * accessibility check and measured; `--only` takes those whose file's name it matches. Exit code 1 with a list where
 * something is wrong. In DIR: the pictures, shots.json, and sheets/ to look them all over.
 */
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'test-results/shots' },
    only: { type: 'string', default: '' },
  },
});
await runShots(planOf(states), values.out, values.only);
