import { z } from 'zod';
import type { Fields } from '#main/simulator/json';
import { bad, done } from '#main/simulator/practice-answers';
import type { Answer } from '#main/simulator/world';

/** How notifications leave (contract §6); as at first they go once, unsigned, in order. */
const shape = z.strictObject({
  /** What webhooks are signed with; IPNs never are. Null: nothing is. */
  secret: z.string().min(1).max(256).nullable().default(null),
  /** What an address gets that has no `source_news` to say it. */
  flavour: z.literal(['ipn', 'webhook', 'both']).default('ipn'),
  /** The guide lower-cases the id before it signs, the SDKs since June 2026 do not. */
  signsId: z.literal(['as-received', 'lower-case']).default('as-received'),
  /** The unit of a signature's time: the pages say one, older samples have the other. */
  signsIn: z.literal(['seconds', 'milliseconds']).default('milliseconds'),
  doubled: z.boolean().default(false),
  /** In pairs, the later one first. */
  reordered: z.boolean().default(false),
  /** One delivery in so many is lost on its way; 0 for none, 1 for all. */
  dropsOneIn: z.number().int().min(0).default(0),
  /** What is not answered 200 or 201 comes again: the sources have three schedules. */
  retries: z.literal(['none', 'in-person', 'webhooks', 'general']).default('none'),
  /** So many times faster than the provider. */
  fasterBy: z.number().min(1).default(1),
});

export type NotifySettings = Readonly<z.infer<typeof shape>>;

export const NOTIFY_SETTINGS: NotifySettings = shape.parse({});

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

/** How long after one try the next comes. */
export const RETRIES: Readonly<Record<NotifySettings['retries'], readonly number[]>> = {
  none: [],
  'in-person': [30 * SECOND, 5 * MINUTE, 30 * MINUTE],
  // After the third the gap grows; by how much nobody says.
  webhooks: [15 * MINUTE, 15 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR],
  general: [5 * MINUTE, 45 * MINUTE, 6 * HOUR, 2 * DAY, 4 * DAY],
};

/** `/practice/notifications`: what is left out is as at first. The secret is not told again. */
export function notificationsCall(set: (settings: NotifySettings) => void, body: Fields): Answer {
  const read = shape.safeParse(Object.fromEntries(body));
  if (!read.success) {
    const [issue] = read.error.issues;
    return bad([issue?.path.join('.') ?? '', issue?.message ?? ''].filter((part) => part !== '').join(': '));
  }
  set(read.data);
  const { secret, ...shown } = read.data;
  return done({ ...shown, signed: secret !== null });
}
