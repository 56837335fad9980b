import type { Coordinates, CoordinatesError } from '#core/domain/coordinates';
import type { ProviderErrorKind, Register } from '#core/provider';
import type { SetupRefusal, Store, TakenBy, Trade } from '#core/shop-setup';

/** What the settings are told of the account's stores and registers, and what they may ask to be made. */

export type PlacesView = {
  readonly stores: readonly StoreView[];
  /** Registers whose store is not in the list. */
  readonly homeless: readonly RegisterView[];
};

export type StoreView = Store & { readonly registers: readonly RegisterView[] };
export type RegisterView = Register & { readonly faults: readonly RegisterFault[] };

/** What keeps a register from being sold on, the first two; or from printed codes alone, the others. */
export type RegisterFault = 'no-external-id' | 'open-amount' | 'no-store' | 'store-without-id';

export const FAULTS_THAT_STOP: readonly RegisterFault[] = ['no-external-id', 'open-amount'];

export function faultsOf(register: Register): readonly RegisterFault[] {
  const { externalPosId, fixedAmount, storeId, externalStoreId } = register;
  const home: readonly RegisterFault[] =
    externalStoreId !== null ? [] : [storeId === null ? 'no-store' : 'store-without-id'];
  return [
    ...(externalPosId === null ? (['no-external-id'] as const) : []),
    ...(fixedAmount ? [] : (['open-amount'] as const)),
    ...home,
  ];
}

export const isFit = ({ faults }: Pick<RegisterView, 'faults'>): boolean =>
  faults.every((fault) => !FAULTS_THAT_STOP.includes(fault));

export function placesOf(stores: readonly Store[], registers: readonly Register[]): PlacesView {
  const views = registers.map((register): RegisterView => ({ ...register, faults: faultsOf(register) }));
  const known = new Set(stores.map(({ id }) => id));
  return {
    stores: stores.map((store) => ({
      ...store,
      registers: views.filter(({ storeId }) => storeId === store.id),
    })),
    homeless: views.filter(({ storeId }) => storeId === null || !known.has(storeId)),
  };
}

export type PlacesTrouble = ProviderErrorKind | 'no-token' | 'token-unreadable';

/** As a person writes it. */
export type StoreForm = {
  readonly name: string;
  readonly externalId: string;
  readonly street: string;
  readonly number: string;
  readonly city: string;
  readonly state: string;
  /** A map's link or numbers; empty: the middle of the town will do. */
  readonly where: string;
};

/** Exactly what would be made, to be said before it is. */
export type StorePlan = Coordinates & {
  readonly name: string;
  readonly externalId: string;
  readonly street: string;
  readonly number: string;
  readonly city: string;
  readonly state: string;
  readonly at: 'given' | 'guessed' | 'city-centre';
  /** The provider's lists were read, and have this town. */
  readonly isListed: boolean;
};

export type StoreDoubt = {
  readonly reason:
    | SetupRefusal['reason']
    | Exclude<CoordinatesError, 'empty'>
    /** Nothing was given, and the town's middle is not known either. */
    | 'no-coordinates'
    | PlacesTrouble;
  readonly near: readonly string[];
};

export type RegisterForm = {
  readonly name: string;
  readonly externalId: string;
  readonly storeId: string;
  readonly trade: Trade | null;
};

export type SetupAnswer<Made> =
  | { readonly kind: 'done'; readonly value: Made }
  | {
      readonly kind: 'refused';
      readonly reason: SetupRefusal['reason'];
      readonly near: readonly string[];
      readonly by: TakenBy | null;
      /** The provider's own, to read to its support. */
      readonly code: string | null;
    }
  /** It may have been made: looking again says. */
  | { readonly kind: 'unanswered'; readonly trouble: ProviderErrorKind }
  /** Nothing was made. */
  | { readonly kind: 'not-sent'; readonly trouble: PlacesTrouble };
