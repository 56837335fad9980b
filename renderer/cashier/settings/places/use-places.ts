import { useCallback, useEffect, useState } from 'react';
import type { Result } from '#core/result';
import type { SettingsView } from '#core/settings-views';
import type { PlacesTrouble, PlacesView, RegisterView } from '#core/shop-places';
import { useActions } from '#renderer/cashier/counter-context';
import type { SaveAnswer, SettingsCopy } from '#renderer/cashier/settings/use-settings';

export type Listed =
  | { readonly kind: 'nothing' | 'loading' }
  | { readonly kind: 'list'; readonly places: PlacesView }
  | { readonly kind: 'failed'; readonly trouble: PlacesTrouble };

export type PlacesCopy = {
  readonly listed: Listed;
  readonly load: () => Promise<PlacesView | null>;
  readonly picked: SaveAnswer | null;
  /** True once this computer charges on it. */
  readonly pick: (register: RegisterView) => Promise<boolean>;
};

/** The account's stores and registers: read when the page is opened, and again after each change. */
export function usePlaces(settings: SettingsCopy, view: SettingsView): PlacesCopy {
  const { bridge } = useActions();
  const isConnected = view.hasToken;
  const [listed, setListed] = useState<Listed>({ kind: isConnected ? 'loading' : 'nothing' });
  const [picked, setPicked] = useState<SaveAnswer | null>(null);
  useEffect(() => {
    let isWanted = isConnected;
    if (isConnected)
      void bridge
        .request('places/list')
        .catch(() => LOST)
        .then((answer) => {
          if (isWanted) setListed(listOf(answer));
        });
    return () => {
      isWanted = false;
    };
  }, [bridge, isConnected]);
  const load = useCallback(async (): Promise<PlacesView | null> => {
    setListed((before) => (before.kind === 'list' ? before : { kind: 'loading' }));
    const answer = await bridge.request('places/list').catch(() => LOST);
    setListed(listOf(answer));
    return answer.ok ? answer.value : null;
  }, [bridge]);
  const pick = async ({
    externalPosId,
    externalStoreId,
    name,
    storeName,
  }: RegisterView): Promise<boolean> => {
    if (externalPosId === null) return false;
    const answer = await bridge.request('settings/pick-register', {
      externalPosId,
      externalStoreId,
      name,
      storeName,
    });
    setPicked(answer.ok ? 'saved' : answer.error);
    await settings.reload();
    return answer.ok;
  };
  return { listed, load, picked, pick };
}

const listOf = (answer: Result<PlacesView, PlacesTrouble>): Listed =>
  answer.ok ? { kind: 'list', places: answer.value } : { kind: 'failed', trouble: answer.error };

const LOST = { ok: false, error: 'unreadable' } as const;

export const registersIn = ({ stores, homeless }: PlacesView): readonly RegisterView[] => [
  ...stores.flatMap(({ registers }) => registers),
  ...homeless,
];
