import { type Money, sum, ZERO } from '#core/domain/money';
import { writeJson } from '#main/simulator/json';
import { answerAsProvider } from '#main/simulator/provider-api';
import { isClosed, isMoney } from '#main/simulator/wallet';
import {
  type Code,
  createWorld,
  type Payment,
  QUIRKS,
  type Quirks,
  type Scan,
  type World,
} from '#main/simulator/world';
import { T0 } from '#test/simulation/pc';
import type { VirtualTime } from '#test/simulation/virtual-time';
import type { Server } from '#test/simulation/wire';

type Switches = { -readonly [Name in keyof Quirks]: Quirks[Name] };

/** Money as the provider itself knows it: what every charge must come to in the end. */
export type Truth = {
  readonly received: Money;
  readonly returned: Money;
  readonly closedOrders: number;
  readonly payments: readonly Payment[];
  readonly isUnderWay: boolean;
};

/** The look-alike's own code, without its socket: its world open to the wallets and to whoever checks the truth. */
export type ProviderSide = {
  readonly world: World;
  /** May be turned while the world runs. */
  readonly switches: Switches;
  readonly server: Server;
  truthOf(reference: string): Truth;
  codesOf(reference: string): readonly Code[];
};

export function createProviderSide(time: VirtualTime, seed: number): ProviderSide {
  const switches: Switches = { ...QUIRKS };
  const clock = { now: () => T0 + time.now() };
  const made = createWorld({ site: 'MLA', seed, clock }, () => {});
  const world: World = { ...made, quirks: switches };

  const scansOf = (reference: string): readonly Scan[] =>
    world.scans.filter(({ code }) => code.reference === reference);

  return {
    world,
    switches,
    server(method, path, heard, body) {
      const url = new URL(path, 'http://provider.invalid');
      const asked = {
        method,
        path: url.pathname,
        query: url.searchParams,
        body,
        authorization: heard.Authorization ?? '',
        key: heard['X-Idempotency-Key'] ?? '',
      };
      const { status, body: answer } = answerAsProvider(world, asked);
      const headers = { date: new Date(world.now()).toUTCString() };
      return { status, headers, body: answer === null ? '' : writeJson(answer) };
    },
    truthOf(reference) {
      const scans = scansOf(reference);
      const payments = scans.flatMap((scan) => scan.payments);
      const money = payments.filter(isMoney);
      return {
        received: sum(money.map(({ amount }) => amount)),
        returned: sum(money.map(returnedOf)),
        closedOrders: scans.filter(isClosed).length,
        payments,
        isUnderWay: payments.some(({ status }) => status === 'in_process'),
      };
    },
    codesOf: (reference) => world.codes.filter((code) => code.reference === reference),
  };
}

const returnedOf = ({ status, amount, refunded }: Payment): Money => {
  if (status === 'charged_back' || status === 'refunded') return amount;
  return refunded > 0 ? refunded : ZERO;
};
