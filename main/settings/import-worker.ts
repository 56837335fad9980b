import { parentPort, workerData } from 'node:worker_threads';
import { type ImportJob, runImport } from '#main/settings/import-job';

/* A thread of its own: a hundred thousand rows are read and written while the counter sells. */

// What `createImports` hands in, and nobody else can.
const job = workerData as ImportJob;
parentPort?.postMessage({ kind: 'started' });
parentPort?.postMessage({ kind: 'done', result: runImport(job) });
