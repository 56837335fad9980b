import { z } from 'zod';
import type { Place } from '#core/shop-setup';
import { textOf } from '#main/mercado-pago/json';
import { id, maybe, register, registerCode, store, text } from '#main/mercado-pago/shapes';

/** What is read of stores, registers and places when a shop is set up (contract §4). */

export const storeDetail = store.extend({ location: maybe(z.object({ address_line: text })) });
export type StoreDetailShape = z.infer<typeof storeDetail>;

const category = z.preprocess(
  textOf,
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
);

/** The newer form of the API says a register's trade and that it takes no typed amounts in `config` (contract §4). */
export const registerDetail = register.extend({
  category: maybe(category),
  config: maybe(z.object({ qr: maybe(z.object({ operating_mode: text, category: maybe(category) })) })),
  ...registerCode.shape,
});
export type RegisterDetailShape = z.infer<typeof registerDetail>;

/** One place that cannot be read must not hide the others. */
const places = z
  .array(z.unknown())
  .transform((each): readonly Place[] =>
    each.flatMap((one) => z.object({ id, name: z.string() }).safeParse(one).data ?? []),
  );
export const statesOf = z.object({ states: places }).transform(({ states }) => states);
const degrees = z.preprocess((value) => Number(textOf(value) ?? Number.NaN), z.number());
/** Where a town is (Mercado Libre's page of places); many have none. */
export const centreOf = z
  .object({
    geo_information: maybe(z.object({ location: z.object({ latitude: degrees, longitude: degrees }) })),
  })
  .transform(({ geo_information }) => geo_information?.location ?? null);
export const citiesOf = z.object({ cities: places }).transform(({ cities }) => cities);
