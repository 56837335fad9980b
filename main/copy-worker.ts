import { parentPort, workerData } from 'node:worker_threads';
import { type CopyJob, makeCopy, unpackForRestore } from '#main/copy-job';

/* A thread of its own: years of sales are packed or checked while the counter sells. */

// What the desk of copies hands in, and nobody else can.
const job = workerData as CopyJob;
parentPort?.postMessage(await (job.kind === 'make' ? makeCopy(job) : unpackForRestore(job)));
