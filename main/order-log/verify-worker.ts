import { parentPort, workerData } from 'node:worker_threads';
import { inspectLog, isSoundThroughout, type VerifyJob } from '#main/order-log/verify-log';

/* A thread of its own: years of facts are read through while the counter sells. */

// What `log-proof` hands in, and nobody else can.
const { file, head, isFull } = workerData as VerifyJob;
const isSound = !isFull || isSoundThroughout(file);
parentPort?.postMessage(isSound ? inspectLog(file, head) : { ok: false, error: { kind: 'damaged' } });
