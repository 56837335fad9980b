import type { Instant } from '#core/domain/instant';
import { type Money, ZERO } from '#core/domain/money';
import { addRegister, type RegisterRecord } from '#main/simulator/estate';
import type { Fields } from '#main/simulator/json';
import { amountIn, bad, countIn, done, instantIn, wordIn } from '#main/simulator/practice-answers';
import type { Answer, Code, Payment, World } from '#main/simulator/world';

const KINDS = ['link', 'register', 'purchase'] as const;
type Kind = (typeof KINDS)[number];

const AT_ONCE = 5000;

/** `/practice/others`: payments of the same account that no register of ours has to do with. */
export function othersCall(world: World, body: Fields): Answer {
  const kind = KINDS.find((each) => each === body.get('kind'));
  const count = body.has('count') ? countIn(body, 'count') : 1;
  const amount = amountIn(world, body, 'amount');
  if (kind === undefined) return bad(`kind must be one of ${KINDS.join(', ')}`);
  if (count === null || count < 1 || count > AT_ONCE) return bad(`count must be from 1 to ${AT_ONCE}`);
  if (amount === null || amount === undefined) return bad('amount must be a number above nothing');
  const approvedAt = instantIn(body, 'approvedAt') ?? world.now();
  const ids = Array.from({ length: count }, (_, at) => {
    const reference = wordIn(body, 'external_reference') ?? `${kind}-${at + 1}`;
    return take(world, kind, reference, amount, approvedAt);
  });
  return done({ payment_ids: ids });
}

function take(world: World, kind: Kind, reference: string, amount: Money, at: Instant): number {
  const payment: Payment = {
    id: world.nextId('payment'),
    amount,
    interest: ZERO,
    createdAt: at,
    status: 'approved',
    detail: 'accredited',
    approvedAt: at,
    updatedAt: at,
    refunded: ZERO,
    refunds: [],
  };
  const code = codeOf(world, kind, reference, amount, at);
  const scan = { id: world.nextId('scan'), code, createdAt: at, updatedAt: at, isScanned: true };
  world.scans.push({ ...scan, payments: [payment] });
  return payment.id;
}

const OTHER_SELLER = '900800700';

const codeOf = (world: World, kind: Kind, reference: string, total: Money, at: Instant): Code => ({
  id: `other-${reference}`,
  register: kind === 'register' ? secondRegister(world) : nowhere(world),
  mode: 'dynamic',
  reference,
  total,
  items: [],
  title: kind,
  description: '',
  createdAt: at,
  expiresAt: at,
  preferenceId: `other-${reference}`,
  qrData: '',
  iva: null,
  notificationUrl: null,
  sponsorId: null,
  ...(kind === 'purchase' ? { collectorId: OTHER_SELLER } : {}),
});

const NAME = 'Caja de al lado';

function secondRegister(world: World): RegisterRecord {
  const { registers, home } = world.estate;
  const made = { name: NAME, externalId: null, storeId: home.storeId, fixedAmount: false, category: null };
  return registers.find(({ name }) => name === NAME) ?? addRegister(world, made);
}

/** What was not paid at a register has none. */
const nowhere = ({ estate }: World): RegisterRecord => ({ ...estate.home, id: '', storeId: '' });
