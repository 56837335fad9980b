import type { Setting } from '#core/views';

/** Fixes the colours to one theme, or lets them follow the system. */
export function applyTheme(theme: Setting['theme']): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}
