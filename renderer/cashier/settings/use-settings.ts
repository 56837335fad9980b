import { useCallback, useEffect, useState } from 'react';
import type { SettingsChange } from '#core/settings-change';
import type { SettingsView } from '#core/settings-views';
import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';

export type SaveAnswer = 'saved' | 'not-allowed-now' | 'disk-full' | 'log-damaged';

export type SettingsCopy = {
  readonly view: SettingsView | null;
  readonly reload: () => Promise<void>;
  readonly save: (change: SettingsChange) => Promise<SaveAnswer>;
};

/** A copy to draw, asked for again after each change and whenever a screen is plugged or unplugged. */
export function useSettings(): SettingsCopy {
  const { bridge } = useActions();
  const lights = useView((view) => view.lights);
  const setting = useView((view) => view.setting);
  const [view, setView] = useState<SettingsView | null>(null);
  const reload = useCallback(async () => setView(await bridge.request('settings/view')), [bridge]);
  useEffect(() => {
    let isWanted = lights !== undefined && setting !== undefined;
    void bridge.request('settings/view').then((copy) => {
      if (isWanted) setView(copy);
    });
    return () => {
      isWanted = false;
    };
  }, [bridge, lights, setting]);
  const save = async (change: SettingsChange): Promise<SaveAnswer> => {
    const saved = await bridge.request('settings/save', change);
    await reload();
    return saved.ok ? 'saved' : saved.error;
  };
  return { view, reload, save };
}
