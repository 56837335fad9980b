import { addRegister } from '#main/simulator/estate';
import type { Fields } from '#main/simulator/json';
import { answerOf, bad, done, wordIn } from '#main/simulator/practice-answers';
import type { Answer, World } from '#main/simulator/world';

/** `/practice/store`: a store made in the provider's panel, with no name for programs. */
export function storeCall({ estate, now }: World, body: Fields): Answer {
  const name = wordIn(body, 'name');
  if (name === null) return bad('name must be text');
  estate.lastStoreId++;
  const id = String(estate.lastStoreId);
  const [home] = estate.stores;
  const location = home?.location ?? {};
  estate.stores.push({ id, name, externalId: null, hours: {}, location, createdAt: now(), knownFrom: now() });
  return done({ id: Number(id) });
}

/** `/practice/register`: a register made in the provider's panel, with no name for orders and amounts typed by the buyer. */
export function registerCall(world: World, body: Fields): Answer {
  const name = wordIn(body, 'name');
  const storeId = wordIn(body, 'store_id') ?? world.estate.stores[0]?.id;
  if (name === null) return bad('name must be text');
  if (!world.estate.stores.some(({ id }) => id === storeId) || storeId === undefined)
    return answerOf(404, 'no_such_store', 'no such store');
  const register = addRegister(world, {
    name,
    externalId: null,
    storeId,
    fixedAmount: false,
    category: null,
  });
  return done({ id: Number(register.id), store_id: storeId });
}
