import { parentPort, workerData } from 'node:worker_threads';
import { type ExportJob, runExport } from '#main/export-job';

/* A thread of its own: a year of sales is read and written while the counter sells. */

// What the desk of exports hands in, and nobody else can.
const job = workerData as ExportJob;
parentPort?.postMessage(runExport(job));
