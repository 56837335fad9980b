import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { isGood } from '#main/order-log/backup';
import { verifyLog } from '#main/order-log/verify-log';

/* A thread of its own: a year of facts is read through, and the counter sells meanwhile. */

// What `checkBeside` hands in, and nobody else can.
const files = workerData as readonly string[];
for (const file of files) {
  // The shop's own file has no chain: its pages are read through.
  const isWhole = basename(file).startsWith('log-') ? verifyLog(file, null).ok : isGood(file);
  parentPort?.postMessage({ file, isWhole });
}
