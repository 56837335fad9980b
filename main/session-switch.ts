import { err, ok, type Result } from '#core/result';
import { closeSession, type Mode, type Open, openSession } from '#main/open-session';
import type { Parts } from '#main/parts';
import type { Session } from '#main/session';

type Deps = {
  readonly parts: Parts;
  readonly current: () => Open;
  readonly put: (open: Open) => void;
  /** The session of now is another: windows and pages are told. */
  readonly onSwitched: () => void;
};

export type SessionSwitch = {
  switchMode(practice: boolean): Promise<Result<null, 'charges-open'>>;
  /** Practice in another country has other money, other things to sell and another provider: begun anew, at once. */
  followCountry(): Promise<void>;
};

/** From one counter to another, with nothing open left behind. */
export function createSessionSwitch({ parts, current, put, onSwitched }: Deps): SessionSwitch {
  let isSwitching = false;

  async function switchTo(mode: Mode): Promise<Result<null, 'charges-open'>> {
    // Twice at once would leave a counter that nobody sees watching, and its file open.
    if (isSwitching || current().session.checkout.hasOpenCharge()) return err('charges-open');
    isSwitching = true;
    try {
      return await replace(mode);
    } finally {
      isSwitching = false;
    }
  }

  async function replace(mode: Mode): Promise<Result<null, 'charges-open'>> {
    const next = await openSession(parts, mode);
    if (!next.ok) return err('charges-open');
    const left = current();
    if (left.session.checkout.hasOpenCharge()) {
      // Charged while the other log was being opened.
      await closeSession(next.value);
      return err('charges-open');
    }
    put(next.value);
    const { session } = next.value;
    // Where both have the same log, what one is printing must not be taken for what a crash cut off.
    const isSameLog = left.session.isPractice === session.isPractice;
    if (isSameLog) await closeSession(left);
    session.checkout.startUp();
    session.printing.start();
    if (!isSameLog) await closeSession(left);
    // The session that is left has let go of the port.
    void session.notices.apply();
    onSwitched();
    return ok(null);
  }

  return {
    async switchMode(practice) {
      if (practice === current().session.isPractice) return ok(null);
      const mode = practice ? 'practice' : 'real';
      const switched = await switchTo(mode);
      if (switched.ok) parts.settings.save('mode', mode);
      return switched;
    },
    async followCountry() {
      const { practice, session } = current();
      const isThere = practice === null || practice.account.siteId === parts.settings.read('siteId');
      // A simulator that runs elsewhere has the country it has.
      if (!isThere && parts.flags.apiUrl === null && !isBusy(session)) await switchTo('practice');
    },
  };
}

/** A sale is being built or charged: it ends in the money it began in. */
const isBusy = ({ view, checkout }: Session): boolean =>
  view.sale().isFrozen || view.sale().cart.lines.length > 0 || checkout.counter.held().length > 0;
