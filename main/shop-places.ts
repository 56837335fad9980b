import { coordinatesIn } from '#core/domain/coordinates';
import { siteOf } from '#core/domain/site';
import type { Provider, ProviderError, Register } from '#core/provider';
import { err, ok, type Result } from '#core/result';
import {
  faultsOf,
  type PlacesTrouble,
  type PlacesView,
  placesOf,
  type RegisterForm,
  type RegisterView,
  type SetupAnswer,
  type StoreDoubt,
  type StoreForm,
  type StorePlan,
} from '#core/shop-places';
import type { RegisterDetail, RegisterRepair, SetupOutcome, ShopSetup, Store, Town } from '#core/shop-setup';
import type { Account } from '#main/settings/settings';

/** The account's stores and registers: looked at, and made or mended when a person has said yes to exactly that. */
export type ShopPlaces = {
  list(): Promise<Result<PlacesView, PlacesTrouble>>;
  /** What would be made of it. Nothing is written. */
  checkStore(form: StoreForm): Promise<Result<StorePlan, StoreDoubt>>;
  createStore(plan: StorePlan): Promise<SetupAnswer<Store>>;
  /** For a store of the panel: without a name for programs nothing can be made in it. */
  nameStore(storeId: string, externalId: string): Promise<SetupAnswer<Store>>;
  createRegister(form: RegisterForm): Promise<SetupAnswer<RegisterView>>;
  repairRegister(id: string, repair: RegisterRepair): Promise<SetupAnswer<RegisterView>>;
};

/** What speaks with the account's token, at the provider's own address. */
export type Desk = ShopSetup & Pick<Provider, 'registers'>;

type Deps = {
  readonly account: () => Account | null;
  readonly isTokenUnreadable: () => boolean;
  /** Null without a token. */
  readonly desk: () => Desk | null;
  readonly now: () => number;
};

/** What was just made can be missing from the provider's lists for a while. */
const FRESH_MS = 60_000;

export function createShopPlaces(deps: Deps): ShopPlaces {
  const { account, isTokenUnreadable, now } = deps;
  const owner = (): string => account()?.sellerId ?? '';
  const fresh = {
    stores: createFresh<Store>(now, owner),
    registers: createFresh<Register>(now, owner),
  };

  const trouble = (): PlacesTrouble => (isTokenUnreadable() ? 'token-unreadable' : 'no-token');

  async function write<Made>(
    run: (desk: Desk) => Promise<SetupOutcome<Made>>,
    onDone: (made: Made) => void,
  ): Promise<SetupAnswer<Made>> {
    const desk = deps.desk();
    if (desk === null) return { kind: 'not-sent', trouble: trouble() };
    const outcome = await run(desk);
    if (outcome.kind === 'done') onDone(outcome.value);
    return answerOf(outcome);
  }

  async function allStores(desk: Desk): Promise<Result<readonly Store[], ProviderError>> {
    const read = await desk.stores();
    return read.ok ? ok(fresh.stores.with(read.value)) : read;
  }

  async function inStore(desk: Desk, form: RegisterForm): Promise<SetupOutcome<RegisterDetail>> {
    const read = await allStores(desk);
    if (!read.ok) return { kind: 'not-sent', error: read.error };
    const externalStoreId = read.value.find(({ id }) => id === form.storeId)?.externalId ?? null;
    // The provider asks for it; a person may have taken the store away meanwhile.
    return desk.createRegister({ ...form, externalStoreId: externalStoreId ?? '' });
  }

  return {
    async list() {
      const desk = deps.desk();
      if (desk === null) return err(trouble());
      const [stores, registers] = await Promise.all([allStores(desk), desk.registers()]);
      if (!stores.ok) return err(stores.error.kind);
      if (!registers.ok) return err(registers.error.kind);
      return ok(placesOf(stores.value, fresh.registers.with(registers.value)));
    },
    async checkStore(form) {
      const desk = deps.desk();
      const seller = account();
      if (desk === null || seller === null) return err({ reason: trouble(), near: [] });
      return planOf(desk, seller, form);
    },
    createStore: ({ at: _at, isListed: _isListed, name, externalId, ...place }) =>
      write(
        (desk) =>
          desk.createStore({ name, externalId, location: { ...place, reference: null }, hours: null }),
        fresh.stores.add,
      ),
    nameStore: (storeId, externalId) =>
      write((desk) => desk.updateStore(storeId, { externalId }), fresh.stores.add),
    async createRegister(form) {
      return seen(await write((desk) => inStore(desk, form), fresh.registers.add));
    },
    async repairRegister(id, repair) {
      return seen(await write((desk) => desk.repairRegister(id, repair), fresh.registers.add));
    },
  };
}

async function planOf(
  desk: Desk,
  { siteId }: Account,
  form: StoreForm,
): Promise<Result<StorePlan, StoreDoubt>> {
  const { where, ...asked } = form;
  const given = coordinatesIn(where, siteOf(siteId).country);
  if (!given.ok && given.error !== 'empty') return err({ reason: given.error, near: [] });
  const found = await desk.findTown(asked satisfies Town);
  if (found.kind === 'refused') return err({ reason: found.refusal.reason, near: found.refusal.near });
  if (found.kind === 'not-sent') return err({ reason: found.error.kind, near: [] });
  const { town, isListed, centre } = found;
  if (given.ok) {
    const { isGuess, ...point } = given.value;
    return ok({ ...asked, ...town, ...point, isListed, at: isGuess ? 'guessed' : 'given' });
  }
  if (centre === null) return err({ reason: 'no-coordinates', near: [] });
  return ok({ ...asked, ...town, ...centre, isListed, at: 'city-centre' });
}

function answerOf<Made>(outcome: SetupOutcome<Made>): SetupAnswer<Made> {
  switch (outcome.kind) {
    case 'done':
      return outcome;
    case 'refused': {
      const { reason, near, by, error } = outcome.refusal;
      return { kind: 'refused', reason, near, by, code: error.code };
    }
    case 'unanswered':
    case 'not-sent':
      return { kind: outcome.kind, trouble: outcome.error.kind };
  }
}

const seen = (answer: SetupAnswer<RegisterDetail>): SetupAnswer<RegisterView> =>
  answer.kind === 'done'
    ? { kind: 'done', value: { ...answer.value, faults: faultsOf(answer.value) } }
    : answer;

type Fresh<Made> = { add(made: Made): void; with(listed: readonly Made[]): readonly Made[] };

function createFresh<Made extends { readonly id: string }>(
  now: () => number,
  owner: () => string,
): Fresh<Made> {
  const kept = new Map<string, { readonly made: Made; readonly until: number; readonly of: string }>();
  return {
    add(made) {
      kept.set(made.id, { made, until: now() + FRESH_MS, of: owner() });
    },
    with(listed) {
      for (const [id, { until, of }] of kept) if (now() >= until || of !== owner()) kept.delete(id);
      const missing = [...kept.values()].filter(({ made }) => listed.every(({ id }) => id !== made.id));
      return [...listed, ...missing.map(({ made }) => made)];
    },
  };
}
