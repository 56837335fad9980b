import type { SettingsView } from '#core/settings-views';
import { isFit, type PlacesView, type RegisterView, type StoreView } from '#core/shop-places';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

export type ListActs = {
  readonly onPick: (register: RegisterView) => void;
  readonly onMend: (register: RegisterView) => void;
  readonly onMendStore: (store: StoreView) => void;
  readonly onNewRegister: (store: StoreView) => void;
};

type Props = ListActs & { readonly places: PlacesView; readonly picked: SettingsView['register'] };

/** The account's stores, each with its registers and what is wrong with them. */
export function PlacesList({ places, ...props }: Props) {
  const { t } = useTranslation('cashier');
  const { stores, homeless } = places;
  if (stores.length === 0 && homeless.length === 0) return <p>{t('settings.places.empty')}</p>;
  return (
    <ul className="places" aria-label={t('settings.places.list')}>
      {stores.map((store) => (
        <Place key={store.id} store={store} {...props} />
      ))}
      {homeless.length > 0 && (
        <li className="place">
          <b>{t('settings.places.homeless')}</b>
          <Registers registers={homeless} label={t('settings.places.homeless')} {...props} />
        </li>
      )}
    </ul>
  );
}

function Place({ store, ...props }: Omit<Props, 'places'> & { store: StoreView }) {
  const { t } = useTranslation('cashier');
  const { name, address, externalId, registers } = store;
  return (
    <li className="place">
      <header>
        <Icon name="store" />
        <div>
          <b>{name}</b>
          {address !== null && <span className="quiet small">{address}</span>}
        </div>
        {externalId === null ? (
          <Button onPress={() => props.onMendStore(store)}>{t('settings.places.prepare')}</Button>
        ) : (
          <Button icon="plus" onPress={() => props.onNewRegister(store)}>
            {t('settings.places.newRegister')}
          </Button>
        )}
      </header>
      {externalId === null && <Warning>{t('settings.places.storeNoId')}</Warning>}
      {registers.length === 0 ? (
        <p className="quiet small">{t('settings.places.noRegisters')}</p>
      ) : (
        <Registers
          registers={registers}
          label={t('settings.places.registersOf', { store: name })}
          {...props}
        />
      )}
    </li>
  );
}

function Registers({
  registers,
  label,
  ...props
}: Omit<Props, 'places'> & { registers: readonly RegisterView[]; label: string }) {
  return (
    <ul className="picks" aria-label={label}>
      {registers.map((register) => (
        <Row key={register.id} register={register} {...props} />
      ))}
    </ul>
  );
}

function Row({ register, picked, onPick, onMend }: Omit<Props, 'places'> & { register: RegisterView }) {
  const { t } = useTranslation('cashier');
  const { name, externalPosId, faults } = register;
  const isPicked = externalPosId !== null && picked?.externalPosId === externalPosId;
  return (
    <li>
      <div>
        <b>{name}</b>
        {externalPosId !== null && <span className="quiet small">{externalPosId}</span>}
        {faults.map((fault) => (
          <Warning key={fault}>{t(`settings.places.fault.${fault}`)}</Warning>
        ))}
      </div>
      {!isFit(register) && (
        <Button label={`${t('settings.places.repair')}: ${name}`} onPress={() => onMend(register)}>
          {t('settings.places.repair')}
        </Button>
      )}
      {isPicked && (
        <span className="in-use">
          <Icon name="check" /> {t('settings.places.picked')}
        </span>
      )}
      {isFit(register) && !isPicked && (
        <Button label={`${t('settings.places.pick')}: ${name}`} onPress={() => onPick(register)}>
          {t('settings.places.pick')}
        </Button>
      )}
    </li>
  );
}

const Warning = ({ children }: { children: string }) => (
  <span className="hint bad">
    <Icon name="triangle-alert" /> {children}
  </span>
);
