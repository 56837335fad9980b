import { isLosslessNumber, parse } from 'lossless-json';
import type { Topic } from '#main/notifications/hint';

/** A notification of any flavour, as far as it can be read. */
export type Notification = {
  readonly topic: Topic;
  /** The provider's word for it, for notes: letters, digits, `_`, `.` and `-`, or empty. */
  readonly word: string;
  /** Empty where none can be read; the topic is then unknown. */
  readonly id: string;
  readonly reference: string | null;
  /** `data.id` of the query, which alone is signed. */
  readonly dataId: string | null;
  readonly isSignable: boolean;
  /** What tells this change of the thing from the next; null where nothing does, as in every IPN. */
  readonly mark: string | null;
};

type Fields = ReadonlyMap<string, unknown>;

const TOPICS: ReadonlyMap<string, Topic> = new Map([
  ['order', 'order'],
  ['orders', 'order'],
  ['payment', 'payment'],
  ['merchant_order', 'merchant-order'],
  ['topic_merchant_order_wh', 'merchant-order'],
]);

/** Never throws, whatever came. The query goes before the body: of the two it alone can be signed. */
export function readNotification(query: URLSearchParams, text: string): Notification {
  const body = fieldsIn(text);
  const data = fieldsOf(body.get('data'));
  const isIpn = !query.has('type') && (query.has('topic') || !body.has('type'));
  const given = isIpn
    ? (query.get('topic') ?? textIn(body, 'topic'))
    : (query.get('type') ?? textIn(body, 'type'));
  const word = /^[\w.-]{1,64}$/.test(given) ? given : '';
  const named = TOPICS.get(word) ?? 'unknown';
  const id = idOf(named, query, body, data);
  const topic = id === '' ? 'unknown' : named;
  return {
    topic,
    word,
    id,
    reference: topic === 'order' ? plain(textIn(data, 'external_reference')) || null : null,
    dataId: query.get('data.id'),
    isSignable: !isIpn && topic !== 'merchant-order',
    mark: isIpn ? null : markOf(topic, body, data),
  };
}

function idOf(topic: Topic, query: URLSearchParams, body: Fields, data: Fields): string {
  // Of a merchant order the body's own id is the order's; of all others it is the notification's.
  const inBody = topic === 'merchant-order' ? textIn(body, 'id') : textIn(data, 'id');
  const found = query.get('data.id') ?? query.get('id') ?? (inBody || lastOf(textIn(body, 'resource')));
  const id = plain(found);
  const isNumber = topic === 'payment' || topic === 'merchant-order';
  return !isNumber || /^\d{1,20}$/.test(id) ? id : '';
}

/** `https://api.mercadolibre.com/merchant_orders/123`, or the id alone. */
const lastOf = (resource: string): string => resource.slice(resource.lastIndexOf('/') + 1);

/** Empty unless it may stand in a path. */
const plain = (text: string): string => (/^[\w-]{1,64}$/.test(text) ? text : '');

/** A payment says no status: the notification's own id stands for it, which a repeated delivery keeps. */
function markOf(topic: Topic, body: Fields, data: Fields): string | null {
  const own = topic === 'merchant-order' ? '' : textIn(body, 'id');
  const said = [
    textIn(data, 'status') || textIn(body, 'status'),
    textIn(data, 'status_detail'),
    textIn(data, 'version') || textIn(body, 'version'),
    own,
  ];
  return said.every((each) => each === '') ? null : said.map((each) => each.slice(0, 40)).join('/');
}

const NONE: Fields = new Map();

function fieldsIn(text: string): Fields {
  if (text === '') return NONE;
  try {
    // Ids pass 2^53, so numbers stay text. A key twice is read as JSON.parse reads it.
    return fieldsOf(parse(text, null, { onDuplicateKey: ({ newValue }) => newValue }));
  } catch {
    // No JSON, or nested deeper than the stack: the query may still say it all.
    return NONE;
  }
}

/** Own fields only: a body may try to hand its own prototype in. */
function fieldsOf(value: unknown): Fields {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && !isLosslessNumber(value) ? new Map(Object.entries(value)) : NONE;
}

/** Empty for all that is neither text nor a number. */
function textIn(fields: Fields, name: string): string {
  const value = fields.get(name);
  if (typeof value === 'string') return value;
  return isLosslessNumber(value) ? value.value : '';
}
