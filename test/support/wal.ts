import { statSync } from 'node:fs';

/* SQLite's write-ahead log, as its file format page has it: a head, then frames of a head and a page each. */

export const WAL_HEADER = 32;
const FRAME_HEADER = 24;

export const frameSizeFor = (pageSize: number): number => FRAME_HEADER + pageSize;

export const framesIn = (walFile: string, frameSize: number): number =>
  Math.max(0, Math.floor((statSync(walFile).size - WAL_HEADER) / frameSize));
