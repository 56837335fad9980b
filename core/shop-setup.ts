import type { Coordinates } from '#core/domain/coordinates';
import type { ProviderError, Register } from '#core/provider';
import type { Result } from '#core/result';

/**
 * Setting up the shop with the provider: its stores, and the registers in them.
 *
 * Nothing is made or changed but by the call that says so, and every such call may be made again: names that must be
 * unique keep a second store or register from being made.
 */
export type ShopSetup = {
  stores(): Promise<Result<readonly Store[], ProviderError>>;
  /** What a town and a state are called in the provider's own lists. Nothing is written. */
  findTown(town: Town): Promise<TownFound>;
  createStore(draft: StoreDraft): Promise<SetupOutcome<Store>>;
  /** What is left out of the change stays as it is. */
  updateStore(storeId: string, change: StoreChange): Promise<SetupOutcome<Store>>;
  /** By the provider's own id; those who only know the external one find it among `registers()`. */
  register(id: string): Promise<Result<RegisterDetail, ProviderError>>;
  createRegister(draft: RegisterDraft): Promise<SetupOutcome<RegisterDetail>>;
  /**
   * Makes a register fit to be sold on: a name for it in orders where it has none (made in the provider's panel), and
   * no amounts typed by the buyer. One that is fit already is not written to.
   */
  repairRegister(id: string, repair: RegisterRepair): Promise<SetupOutcome<RegisterDetail>>;
};

export type Store = {
  readonly id: string;
  readonly name: string;
  /** Null where it was made in the panel: attended orders need one. */
  readonly externalId: string | null;
  /** In the provider's words; null where it says none. */
  readonly address: string | null;
};

export const MAX_STORE_ID = 60;
export const MAX_REGISTER_ID = 39;
export const MAX_REGISTER_NAME = 44;

export type StoreDraft = {
  readonly name: string;
  /** Letters and digits, at most `MAX_STORE_ID`, its own within the account. */
  readonly externalId: string;
  readonly location: StoreLocation;
  /** Null: not told. */
  readonly hours: OpeningHours | null;
};

export type StoreLocation = {
  readonly street: string;
  readonly number: string;
  /** As people write them: they are looked up in the provider's own lists. */
  readonly city: string;
  readonly state: string;
  readonly latitude: number;
  readonly longitude: number;
  /** What helps to find it, "corner with the kiosk"; null for nothing. */
  readonly reference: string | null;
};

export type Town = Pick<StoreLocation, 'city' | 'state'>;

export type TownFound =
  | {
      readonly kind: 'found';
      readonly town: Town;
      /** False where the lists could not be read: the names are as they were typed. */
      readonly isListed: boolean;
      /** Its middle, where the lists have it. */
      readonly centre: Coordinates | null;
    }
  | Exclude<SetupOutcome<never>, { kind: 'done' | 'unanswered' }>;

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';
/** "08:00" to "13:00", by day; a day that is left out is closed. */
export type OpeningHours = {
  readonly [Day in Weekday]?: readonly { readonly open: string; readonly close: string }[];
};

export type StoreChange = {
  /** For a store of the panel that has none yet. */
  readonly externalId?: string;
  readonly name?: string;
  readonly hours?: OpeningHours;
  readonly location?: StoreLocation;
};

export type Trade = 'gastronomy' | 'fuel';

export type RegisterDraft = {
  /** At most `MAX_REGISTER_NAME` characters. */
  readonly name: string;
  /** Letters and digits, at most `MAX_REGISTER_ID`, its own within the account; it can never be changed. */
  readonly externalId: string;
  readonly storeId: string;
  readonly externalStoreId: string;
  /** Null: a generic one. */
  readonly trade: Trade | null;
};

export type RegisterRepair = {
  /** Used only where the register has none. */
  readonly externalId: string;
  /** Null: as it is. */
  readonly trade: Trade | null;
};

export type RegisterDetail = Register & {
  /** The provider's number for its trade; null for a generic one. */
  readonly category: number | null;
  /** Its fixed code: EMVCo text. Null where the answer brings none. */
  readonly code: string | null;
};

export type SetupOutcome<Made> =
  | { readonly kind: 'done'; readonly value: Made }
  | { readonly kind: 'refused'; readonly refusal: SetupRefusal }
  /** It may have been done, and could not be found: listing again says. */
  | { readonly kind: 'unanswered'; readonly error: ProviderError }
  | { readonly kind: 'not-sent'; readonly error: ProviderError };

export type SetupRefusal = {
  readonly reason:
    | 'name'
    /** Not letters and digits, or too long. */
    | 'external-id'
    /** Somebody in the account bears the external id already: `by`. */
    | 'taken'
    | 'state'
    | 'city'
    | 'location'
    | 'hours'
    /** The store is not there, or not yet: one just made can be unknown for seconds. */
    | 'store-unknown'
    | 'not-found'
    | 'other';
  readonly error: ProviderError;
  /** State and city: names from the provider's list that come near. */
  readonly near: readonly string[];
  readonly by: TakenBy | null;
};

/** Whose the external id is. */
export type TakenBy = {
  readonly id: string;
  readonly name: string;
  /** Of a register: where it stands, as far as that is known. */
  readonly storeName: string | null;
};

/** The provider's own lists of states and cities. They lie on another host, where no token belongs. */
export type Places = {
  states(country: string): Promise<Result<readonly Place[], ProviderError>>;
  cities(stateId: string): Promise<Result<readonly Place[], ProviderError>>;
  /** The middle of a town; null where the provider does not have it. */
  centre(cityId: string): Promise<Result<Coordinates | null, ProviderError>>;
};

export type Place = { readonly id: string; readonly name: string };
