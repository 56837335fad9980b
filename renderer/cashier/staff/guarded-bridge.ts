import type { CashierBridge } from '#core/ipc-contract';
import { isRefused, type Refused } from '#core/staff-requests';
import type { CounterStore } from '#renderer/cashier/counter-store';

/** Main has not done it: the till is locked, the person may not, or nobody else said yes. It has been told. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}

/**
 * Asks main, and where another's PIN is needed for it, that other; then asks the same once more. Main alone decides:
 * this only spares each page the question.
 */
export function guarded(bridge: CashierBridge, store: CounterStore): CashierBridge {
  const { setState: put } = store;
  /** One question at a time: what is refused meanwhile waits for its turn, and may need none any more. */
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  quietRefusals(store);

  const approved = ({ acts, ask }: Extract<Refused, { refused: 'approval' }>): Promise<boolean> =>
    new Promise((settle) => {
      put({
        approval: {
          acts,
          ask,
          settle(isApproved) {
            put({ approval: null });
            settle(isApproved);
          },
        },
      });
    });

  function leave(refused: Refused): never {
    const isPage = refused.refused !== 'locked' && refused.acts.some((act) => PAGES.has(act));
    if (isPage) put({ panel: null });
    if (refused.refused === 'denied') put({ notice: { kind: 'trouble', words: 'denied' } });
    throw new NotAllowed(refused.refused);
  }

  async function insist<Answer>(
    first: Refused,
    isLate: boolean,
    request: () => Promise<Answer>,
  ): Promise<Answer> {
    let answer: Answer | Refused = isLate ? await request() : first;
    while (isRefused(answer)) {
      if (answer.refused !== 'approval' || !(await approved(answer))) leave(answer);
      answer = await request();
    }
    return answer;
  }

  return {
    ...bridge,
    async request(channel, ...input) {
      const request = () => bridge.request(channel, ...input);
      const answer = await request();
      if (!isRefused(answer)) return answer;
      const isLate = waiting > 0;
      waiting += 1;
      const mine = turn.then(() => insist(answer, isLate, request));
      turn = mine.catch(() => undefined).finally(() => (waiting -= 1));
      return mine;
    },
  };
}

const PAGES: ReadonlySet<string> = new Set(['settings', 'reports']);

/** A till that locks takes the question back; and what was refused has been told to a person, not to the journal. */
function quietRefusals(store: CounterStore): void {
  store.subscribe(({ view, approval }) => {
    if (approval !== null && view?.staff?.person === null) approval.settle(false);
  });
  window.addEventListener('unhandledrejection', (event) => {
    if (event.reason instanceof NotAllowed) event.preventDefault();
  });
}
