import type { BrowserWindow } from './browser-window.ts';

/** The windows that are open, oldest first. */
export const openWindows = new Set<BrowserWindow>();
