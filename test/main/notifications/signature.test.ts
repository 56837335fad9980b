import { expect, it } from 'vitest';
import { type SignatureRules, type Signed, verdictOn } from '#main/notifications/signature';
import { SECRET, SIGNED_AT, type SignedAs, sign } from '#test/main/notifications/provider-side';

const ID = 'ORD01KAH9T3Q8ZC4W7M2N6R1X5Y0B';
const MINUTE = 60_000;

function verdict(as: SignedAs, came: Partial<Signed> = {}, rules: Partial<SignatureRules> = {}) {
  const { 'x-signature': signature, 'x-request-id': requestId = null } = sign(as);
  return verdictOn(
    { signature, requestId, dataId: ID, isSignable: true, ...came },
    { secret: SECRET, now: SIGNED_AT, toleranceMs: null, ...rules },
  );
}

it('takes the id lower-cased, as the guide says, and as received, as the SDKs do', () => {
  expect(verdict({ id: ID.toLowerCase() })).toBe('signed');
  expect(verdict({ id: ID })).toBe('signed');
  expect(verdict({ id: 'ORD02' })).toBe('forged');
});

it('leaves out of the manifest what did not come', () => {
  expect(verdict({ id: null }, { dataId: null })).toBe('signed');
  expect(verdict({ id: ID, requestId: null })).toBe('signed');
  expect(verdict({ id: null, requestId: null }, { dataId: null })).toBe('signed');
  // Present, it must have been signed.
  expect(verdict({ id: null })).toBe('forged');
  expect(verdict({ id: ID, requestId: null }, { requestId: 'r-1' })).toBe('forged');
});

it.each(['1795294661', '1795294661000'])('takes %s as seconds or milliseconds by its size', (ts) => {
  const within = { toleranceMs: 5 * MINUTE };
  expect(verdict({ id: ID, ts }, {}, { ...within, now: SIGNED_AT + 5 * MINUTE })).toBe('signed');
  expect(verdict({ id: ID, ts }, {}, { ...within, now: SIGNED_AT - 5 * MINUTE })).toBe('signed');
  expect(verdict({ id: ID, ts }, {}, { ...within, now: SIGNED_AT + 5 * MINUTE + 1 })).toBe('forged');
  expect(verdict({ id: ID, ts }, {}, { ...within, now: SIGNED_AT - 5 * MINUTE - 1 })).toBe('forged');
  expect(verdict({ id: ID, ts }, {}, { now: SIGNED_AT + 1e9 })).toBe('signed');
});

it('finds another secret, another time and another request to be forged', () => {
  expect(verdict({ id: ID, secret: 'another' })).toBe('forged');
  expect(verdict({ id: ID }, { requestId: 'r-2' })).toBe('forged');
  const { 'x-signature': signature } = sign({ id: ID });
  expect(verdict({ id: ID }, { signature: signature.replace('ts=1795294661', 'ts=1795294662') })).toBe(
    'forged',
  );
});

it('takes spaces and capitals in the header, and more pairs than it knows', () => {
  const { 'x-signature': signature } = sign({ id: ID });
  const [ts = '', v1 = ''] = signature.split(',');
  const spaced = ` ${ts} , v1=${v1.slice(3).toUpperCase()},v2=later`;
  expect(verdict({ id: ID }, { signature: spaced })).toBe('signed');
});

it.each(['x', 'ts=,v1=', 'ts=1,v1=zz', 'v1=', 'ts=1e9,v1=00', 'ts', '=', 'ts=1,'.repeat(500), 'ts=-1,v1=0'])(
  'finds %s to be forged',
  (signature) => {
    expect(verdict({ id: ID }, { signature })).toBe('forged');
  },
);

it('says that there is nothing to check, where there is not', () => {
  expect(verdict({ id: ID }, { signature: null })).toBe('unsigned');
  expect(verdict({ id: ID }, {}, { secret: null })).toBe('unsignable');
});

it('holds a wrong signature against nobody whom the secret does not validate', () => {
  expect(verdict({ id: 'another' }, { isSignable: false })).toBe('unsignable');
  expect(verdict({ id: ID }, { isSignable: false })).toBe('signed');
});
