import { z } from 'zod';
import { err, ok, type Result } from '#core/result';

const lagMs = z.number().int().min(0);

/** Where the contract's sources disagree (§14), each way can be had. */
const shape = z.strictObject({
  /** The reference says 200, samples say 201. */
  postStatus: z.literal([200, 201]),
  postOmitsOrderId: z.boolean(),
  /** PUT of a hybrid order: the reference says an empty 201, the guide that the code comes with it. */
  hybridAnswer: z.literal(['empty-201', 'body-201', 'body-200']),
  /** PUT of an attended order: the reference says 204; older integrations read a body. */
  attendedAnswer: z.literal(['empty-204', 'body-200']),
  /** What the register holds: the schema says a list, be ready for a single object. */
  slotAnswer: z.literal(['list', 'object']),
  /** DELETE where the register holds nothing. */
  nothingToDelete: z.literal([204, 404, 500]),
  /** 64 letters, digits, `-` and `_` in the newer pages, 256 of anything in the older. */
  referenceLimit: z.literal([64, 256]),
  needsDescription: z.boolean(),
  /** The schema gives an item's total as text, the error list as a number, which always passes. */
  takesTextTotals: z.boolean(),
  /** The older page wants whole quantities. */
  wholeQuantities: z.boolean(),
  /** When the merchant order can be seen: since August 2024 it may be at any time. */
  ordersAppear: z.literal(['at-scan', 'at-creation', 'any-time']),
  /** How long a change stays out of the two searches. */
  ordersLagMs: lagMs,
  paymentsLagMs: lagMs,
  idsAsText: z.boolean(),
  /** The spelling in the SDK's types. */
  statusDetailsTypo: z.boolean(),
  /** Whether a scanned order without money turns `expired` in the end: nobody says. */
  ordersExpire: z.boolean(),
  /** Whether payments may be searched without a reference. */
  refusesSweep: z.boolean(),
  /** How far `offset` and `limit` reach together: error 1000 speaks of rows exceeded, and no page of how many. */
  paymentsReach: z.number().int().min(1),
  /** Seen on payments of instore QRs; of those of Orders no page shows one. */
  paymentsTellRegister: z.literal(['all', 'instore', 'none']),
  /** Fees and what is left of the payment are in the samples; whether a search has them is not said. */
  paymentsTellFees: z.boolean(),
  /** Whether `date_approved` sorts, or the list stays newest first whatever is asked. */
  sortsByApproval: z.boolean(),
  /** Whether payments made through Orders are found among payments: in searches, by their id alone, or not at all. */
  v1OrdersPayments: z.literal(['listed', 'by-id', 'hidden']),
  /** Whether `expiration_date` may end in Z. */
  takesUtcZ: z.boolean(),
  /** Two guides know only the spelling without `/search`. */
  ordersSearchPath: z.literal(['both', 'search', 'plain']),
  /** 180 days in most pages, 330 and 360 in one each. */
  refundWindowDays: z.literal([180, 330, 360]),
  /** What one asked for later is refused with: both codes are listed with the same words. */
  tooOldCode: z.literal([2024, 15016]),
  /** The table by country is of 2022. */
  partialRefunds: z.literal(['by-country', 'allowed', 'total-only']),
  /** What a refused refund is answered with: the reference lists some codes under 401 and 404. */
  refundErrors: z.literal(['as-400', 'listed']),
  /** A store just made has been seen to be unknown for a second or two. */
  storeUnknownMs: lagMs,
  /** How a town is refused: the reference has codes, a shop has met words alone. */
  placeErrors: z.literal(['coded', 'worded']),
  /** Older pages have the bare number. */
  posExistsCode: z.literal(['point_of_sale_exists', 1]),
  /** The key of a write to Orders: a UUID by its reference, up to 128 characters by a sibling page; or nobody asks. */
  v1OrdersKey: z.literal(['uuid', 'any', 'optional']),
  /** How long an order lives that does not say: 15 minutes by the text, 16 in samples. */
  v1OrdersLifeMin: z.literal([15, 16]),
  /** A paid order's detail: the samples' word, and the table's. */
  v1OrdersDetail: z.literal(['accredited', 'processed']),
  /** Where a read says which payment it is: samples, and notifications. */
  v1OrdersReference: z.literal(['reference_id', 'reference.id', 'none']),
  /** Whether orders of a QR can be searched: nobody confirms it. */
  v1OrdersSearch: z.boolean(),
  /** Argentina, Brazil, Chile and Uruguay; elsewhere `unsupported_site`. */
  v1OrdersSites: z.literal(['documented', 'all']),
});

export type Quirks = Readonly<z.infer<typeof shape>>;

/** The likelier ways; of the two limits on what is sent, the stricter: what passes here passes under the other too. */
export const QUIRKS: Quirks = {
  postStatus: 201,
  postOmitsOrderId: false,
  hybridAnswer: 'body-200',
  attendedAnswer: 'empty-204',
  slotAnswer: 'list',
  nothingToDelete: 500,
  referenceLimit: 64,
  needsDescription: true,
  takesTextTotals: false,
  wholeQuantities: false,
  ordersAppear: 'at-scan',
  ordersLagMs: 0,
  paymentsLagMs: 0,
  idsAsText: false,
  statusDetailsTypo: false,
  ordersExpire: false,
  refusesSweep: false,
  paymentsReach: 1000,
  paymentsTellRegister: 'instore',
  paymentsTellFees: true,
  sortsByApproval: true,
  v1OrdersPayments: 'listed',
  takesUtcZ: false,
  ordersSearchPath: 'both',
  refundWindowDays: 180,
  tooOldCode: 15016,
  partialRefunds: 'by-country',
  refundErrors: 'as-400',
  storeUnknownMs: 1500,
  placeErrors: 'coded',
  posExistsCode: 'point_of_sale_exists',
  v1OrdersKey: 'uuid',
  v1OrdersLifeMin: 15,
  v1OrdersDetail: 'accredited',
  v1OrdersReference: 'reference_id',
  v1OrdersSearch: true,
  v1OrdersSites: 'documented',
};

/** From `name=value`, as a command line gives them: `hybridAnswer=empty-201`, `ordersLagMs=2000`, `idsAsText=true`. */
export function readQuirks(texts: readonly string[]): Result<Quirks, string> {
  const named = texts.map((text) => {
    const [name = '', ...value] = text.split('=');
    return [name, readValue(value.join('='))] as const;
  });
  const read = shape.safeParse({ ...QUIRKS, ...Object.fromEntries(named) });
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  return err([issue?.path.join('.') ?? '', issue?.message ?? ''].filter((part) => part !== '').join(': '));
}

function readValue(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

/** Every name with its default, for help texts. */
export const quirkLines = (): readonly string[] =>
  Object.entries(QUIRKS).map(([name, value]) => `${name}=${value}  ${choicesOf(name)}`);

function choicesOf(name: string): string {
  const found = Object.entries(shape.shape).find(([each]) => each === name)?.[1];
  if (found instanceof z.ZodLiteral) return [...found.values].join(' | ');
  if (found instanceof z.ZodBoolean) return 'true | false';
  return name.endsWith('Ms') ? 'milliseconds' : 'a whole number';
}
