import { createContext, useContext } from 'react';
import type { Setting } from '#core/views';

export const SettingContext = createContext<Setting | null>(null);

export function useSetting(): Setting {
  const setting = useContext(SettingContext);
  if (setting === null) throw new Error('setting: no view yet');
  return setting;
}
