import { StrictEmitter } from './strict.ts';

type Source = Electron.NativeTheme['themeSource'];

/** Electron's `nativeTheme`. The system's own wish is always light: there is no system to ask. */
export class NativeTheme extends StrictEmitter {
  #source: Source = 'system';

  constructor() {
    super(['updated']);
  }

  get themeSource(): Source {
    return this.#source;
  }

  set themeSource(source: Source) {
    if (source === this.#source) return;
    this.#source = source;
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}

export const nativeTheme = new NativeTheme();

/** What pages are told that the person prefers. */
export function colorSchemeFeatures(): { name: string; value: string }[] {
  const { themeSource } = nativeTheme;
  return themeSource === 'system' ? [] : [{ name: 'prefers-color-scheme', value: themeSource }];
}

/** Called at every change of theme. */
export function onThemeChange(listener: () => void): void {
  nativeTheme.on('updated', listener);
}
