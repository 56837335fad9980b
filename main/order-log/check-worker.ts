import { parentPort, workerData } from 'node:worker_threads';
import { verifyLog } from '#main/order-log/verify-log';

/* A thread of its own: a year of facts is read through, and the counter sells meanwhile. */

// What `checkBeside` hands in, and nobody else can.
const files = workerData as readonly string[];
for (const file of files) parentPort?.postMessage({ file, isWhole: verifyLog(file, null).ok });
