import { parentPort, workerData } from 'node:worker_threads';
import { err } from '#core/result';
import { writeYear, type YearJob } from '#main/order-log/year-file';

/* A thread of its own: a year is copied and read through while the counter sells. */

// What `year/close` hands in, and nobody else can.
const { logFile, path, ...wanted } = workerData as YearJob;
try {
  parentPort?.postMessage(writeYear(logFile, path, wanted));
} catch (error) {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  parentPort?.postMessage(err('disk'));
}
