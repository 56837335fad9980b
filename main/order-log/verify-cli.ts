import { parseArgs } from 'node:util';
import { verifyLog } from '#main/order-log/verify-log';

const { values, positionals } = parseArgs({
  options: { head: { type: 'string' } },
  allowPositionals: true,
});
const [file] = positionals;
const verdict =
  file === undefined
    ? { ok: false, words: 'usage: npm run verify-log -- FILE [--head H]' }
    : verifyLog(file, values.head?.toLowerCase() ?? null);

if (verdict.ok) process.stdout.write(`${verdict.words}\n`);
else {
  process.stderr.write(`${verdict.words}\n`);
  process.exitCode = 1;
}
