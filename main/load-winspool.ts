import type { Winspool } from '#main/printing/winspool';
import { openWinspool } from '#main/printing/winspool-library';

let opened: Promise<Winspool> | null = null;

/** Once, and only where there is one: on other systems koffi is not even shipped. */
export function loadWinspool(): Promise<Winspool> {
  if (process.platform !== 'win32') return Promise.reject(new Error('there is no winspool here'));
  opened ??= import('koffi').then((koffi) => openWinspool(koffi));
  return opened;
}
