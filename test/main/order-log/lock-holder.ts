import { writeSync } from 'node:fs';
import { acquireLock } from '#main/order-log/lock';

// Holds the lock of the folder given until it is killed.
const lock = acquireLock(process.argv[2] ?? '.');
writeSync(1, lock.ok ? 'acquired\n' : 'held\n');
setInterval(() => lock.ok, 1000);
