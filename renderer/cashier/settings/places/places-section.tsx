import { useState } from 'react';
import type { PlacesView, RegisterView, StoreView } from '#core/shop-places';
import type { Store } from '#core/shop-setup';
import { useCounter } from '#renderer/cashier/counter-store';
import { Bad } from '#renderer/cashier/settings/places/answer-line.tsx';
import { MendRegister, MendStore } from '#renderer/cashier/settings/places/mend-dialog.tsx';
import { PlacesList } from '#renderer/cashier/settings/places/places-list.tsx';
import { RegisterForm } from '#renderer/cashier/settings/places/register-form.tsx';
import { StoreForm } from '#renderer/cashier/settings/places/store-form.tsx';
import { usePlaceWords } from '#renderer/cashier/settings/places/use-place-words';
import { type PlacesCopy, registersIn } from '#renderer/cashier/settings/places/use-places';
import { SavedLine } from '#renderer/cashier/settings/saved-line.tsx';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';

/** What the person is at; a form takes the list's place. */
export type Task =
  | { readonly kind: 'list' | 'store' }
  | { readonly kind: 'register'; readonly store: Store }
  | { readonly kind: 'mend'; readonly register: RegisterView }
  | { readonly kind: 'mend-store'; readonly store: StoreView };

type Props = Pick<PageProps, 'view'> & {
  readonly copy: PlacesCopy;
  readonly task: Task;
  readonly onTask: (task: Task) => void;
};

/** The account's stores and registers: picked, made and mended, each named and agreed to before. */
export function PlacesSection({ view, copy, task, onTask }: Props) {
  const { t } = useTranslation('cashier');
  const [said, setSaid] = useState<string | null>(null);
  const { listed } = copy;
  const toList = (): void => onTask({ kind: 'list' });
  /** It may have been made: what is there now says. */
  async function look(externalId: string): Promise<void> {
    const places = await copy.load();
    if (places !== null) setSaid(t(`settings.places.${lookFor(places, externalId)}`, { id: externalId }));
    toList();
  }
  /** The list, and then on this computer. */
  async function use(register: RegisterView): Promise<void> {
    setSaid(null);
    await copy.pick(register);
    toList();
    await copy.load();
  }
  if (listed.kind !== 'list') return <NoList copy={copy} />;
  const { places } = listed;
  const owner = view.account?.sellerName ?? '';
  const shared = { places, owner, onBack: toList, onLook: (id: string) => void look(id) };
  if (task.kind === 'store')
    return (
      <StoreForm
        {...shared}
        shopName={view.setting.shop.name}
        onMade={(id, made) => {
          void copy.load().then((now) => {
            const store = now?.stores.find((each) => each.id === id) ?? made;
            onTask(store === null ? { kind: 'list' } : { kind: 'register', store });
          });
        }}
      />
    );
  if (task.kind === 'register')
    return (
      <RegisterForm
        {...shared}
        store={task.store}
        onMade={(register) => void use(register)}
        onUse={({ id }) => {
          const found = registersIn(places).find((each) => each.id === id);
          if (found === undefined) void copy.load().then(toList);
          else void use(found);
        }}
      />
    );
  return (
    <>
      {said !== null && (
        <p className="hint" role="status">
          {said}
        </p>
      )}
      <PlacesList
        places={places}
        picked={view.register}
        onPick={(register) => void use(register)}
        onMend={(register) => onTask({ kind: 'mend', register })}
        onMendStore={(store) => onTask({ kind: 'mend-store', store })}
        onNewRegister={(store) => onTask({ kind: 'register', store })}
      />
      <SavedLine answer={copy.picked === 'saved' ? null : copy.picked} />
      <div className="row">
        <Button
          kind={places.stores.length === 0 ? 'primary' : 'secondary'}
          icon="plus"
          onPress={() => onTask({ kind: 'store' })}
        >
          {t('settings.places.newStore')}
        </Button>
        <Button kind="plain" icon="refresh-cw" onPress={() => void copy.load()}>
          {t('settings.places.reload')}
        </Button>
      </div>
      <Mending
        task={task}
        places={places}
        owner={owner}
        onLook={(id) => void look(id)}
        onClose={toList}
        onDone={(name) => {
          setSaid(t('settings.places.mend.done', { name }));
          toList();
          void copy.load();
        }}
      />
    </>
  );
}

function lookFor(places: PlacesView, externalId: string): 'lookedThere' | 'lookedAbsent' {
  const ids = [
    ...places.stores.map((store) => store.externalId),
    ...registersIn(places).map(({ externalPosId }) => externalPosId),
  ];
  return ids.includes(externalId) ? 'lookedThere' : 'lookedAbsent';
}

function Mending({
  task,
  places,
  ...props
}: {
  task: Task;
  places: PlacesView;
  owner: string;
  onLook: (externalId: string) => void;
  onDone: (name: string) => void;
  onClose: () => void;
}) {
  if (task.kind === 'mend') {
    const taken = registersIn(places).flatMap(({ externalPosId }) => externalPosId ?? []);
    return <MendRegister {...props} register={task.register} taken={taken} />;
  }
  if (task.kind !== 'mend-store') return null;
  const taken = places.stores.flatMap(({ externalId }) => externalId ?? []);
  return <MendStore {...props} store={task.store} taken={taken} />;
}

function NoList({ copy: { listed, load } }: { copy: PlacesCopy }) {
  const { t } = useTranslation('cashier');
  const { reasonOf } = usePlaceWords();
  if (listed.kind === 'loading') return <p role="status">{t('settings.places.loading')}</p>;
  if (listed.kind !== 'failed') return null;
  const { trouble } = listed;
  const isOfToken = trouble === 'no-token' || trouble === 'token-unreadable' || trouble === 'unauthorized';
  return (
    <div className="row" role="alert">
      <Bad>{t('settings.places.failed', { reason: reasonOf(trouble) })}</Bad>
      <Button icon="refresh-cw" onPress={() => void load()}>
        {t('settings.places.reload')}
      </Button>
      {isOfToken && (
        <Button
          kind="primary"
          onPress={() => useCounter.setState({ panel: { kind: 'settings', tab: 'account' } })}
        >
          {t('settings.places.toAccount')}
        </Button>
      )}
    </div>
  );
}
