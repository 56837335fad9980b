import { toMoney } from '#core/domain/money';
import type { Entry, OrderLog } from '#core/order-log';
import { openLog } from '#main/order-log/database';
import { createOrderLog } from '#main/order-log/order-log';
import { shiftNamed, shiftTill } from '#test/support/shift-till';

/*
 * `node test/support/shift-killed.ts <log> <before | after | no>`: opens a shift and closes it over the real log, and dies
 * just before or just after the transaction that closes it. The same again goes on where that left off.
 */
const [file = '', moment = ''] = process.argv.slice(2);
const opened = openLog({ file, now: Date.now });
if (!opened.ok) throw new Error(opened.error.kind);
const log = createOrderLog(opened.value, { now: Date.now });
const isClosing = (entries: readonly Entry[]): boolean =>
  entries.some(({ stream, fact }) => stream === 'shift' && fact.kind === 'shift-closed');
const commit: OrderLog['commit'] = (entries) => {
  if (isClosing(entries) && moment === 'before') process.kill(process.pid, 'SIGKILL');
  const written = log.commit(entries);
  if (isClosing(entries) && moment === 'after') process.kill(process.pid, 'SIGKILL');
  return written;
};
const till = shiftTill({ ...log, commit }, Date.now);
till.handlers['shift/open']({ shiftId: shiftNamed(1), float: toMoney(500) });
const closed = till.close(1, toMoney(500));
process.stdout.write(closed.ok ? `Z ${closed.value.zNumber}\n` : `${closed.error}\n`);
log.close();
