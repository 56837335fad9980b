import type { Api, Mode, Reference } from '#core/domain/charge';
import type { RefundId } from '#core/domain/refund';
import type { Changed } from '#core/order-log';
import type { News, NotReady } from '#main/checkout/deps';
import { createDice, type Dice } from '#test/simulation/dice';
import { Crashed, forgetLog, freshLog } from '#test/simulation/log-file';
import { createPc, type Pc } from '#test/simulation/pc';
import {
  codeMsOf,
  FIRST_IDENTITY,
  type Identity,
  type Program,
  startProgram,
} from '#test/simulation/program';
import { createProviderSide, type ProviderSide } from '#test/simulation/provider-side';
import { notePut } from '#test/simulation/slot-watch';
import { createVirtualTime, type VirtualTime } from '#test/simulation/virtual-time';
import { createWire, type Wire } from '#test/simulation/wire';

export type Counts = { refunds: number; charges: number; payments: number; crashes: number; presses: number };

/** The shop, the way to the provider, and the provider: all that one seed makes. */
export type ShopWorld = {
  readonly seed: number;
  readonly time: VirtualTime;
  readonly pc: Pc;
  readonly wire: Wire;
  readonly provider: ProviderSide;
  readonly counts: Counts;
  readonly trace: string[];
  readonly news: News[];
  /** Of each read that left: when, by the true time, what it asked, and after how many crashes: a new life counts anew. */
  readonly reads: { readonly at: number; readonly path: string; readonly life: number }[];
  /** What the log changed since this was last emptied. */
  readonly changed: Set<Reference>;
  /** Every refund that was ever written down. */
  readonly refunds: Set<RefundId>;
  /** Of keys that may make a code. */
  readonly presses: number[];
  readonly mode: Mode;
  readonly api: Api;
  /** What a PUT pushed aside that was not asked for. */
  readonly pushedAside: string[];
  /** Orders of the other program that a person said may be replaced. */
  readonly allowed: Set<string>;
  dice(stream: number): Dice;
  program(): Program | null;
  say(line: string): void;
  start(): void;
  crash(why: string): void;
  /** The power goes at a commit: `before` it is written, or `after`. */
  /** `later` of what is written goes through first. */
  crashAtCommit(when: 'before' | 'after', later?: number): void;
  setDiskFull(isFull: boolean): void;
  setReady(ready: NotReady | null): void;
  /** Where the log lies; it may be changed while the program does not run. */
  readonly file: string;
  /** From the next start on. */
  setIdentity(identity: Identity): void;
  /** Charges made from now on are of this API. */
  switchTo(api: Api): void;
  /** Runs what the program does when a key is pressed; a crash in the middle of it is no error. */
  press(what: string, run: (program: Program) => unknown): void;
  /** Lets the disk forget this run. */
  discard(): void;
};

export type WorldWish = {
  readonly seed: number;
  readonly folder: string;
  readonly mode?: Mode | undefined;
  readonly api?: Api | undefined;
  /** How long each code lives; the seed says where nothing is said. */
  readonly codeMs?: number | undefined;
};

export function createShopWorld(wish: WorldWish): ShopWorld {
  const { seed, folder, mode = 'dynamic', api = 'instore' } = wish;
  const dice = (stream: number): Dice => createDice(seed, stream);
  const time = createVirtualTime(dice(0));
  const wild = dice(1);
  const pc = createPc(time, dice(2), wild.chance(0.5) ? wild.whole(-3_600_000, 3_600_000) : 0);
  const provider = createProviderSide(time, seed);
  if (mode !== 'dynamic') turnSlotSwitches(provider, dice(105));
  const trace: string[] = [];
  const say = (line: string): void => void trace.push(`${clockText(time.now())} ${line}`);
  const wire = createWire({
    time,
    pc,
    dice: dice(3),
    server: provider.server,
    trace: say,
    onPut: () => notePut(world),
    onGet: (path) => void reads.push({ at: time.now(), path, life: counts.crashes }),
  });
  const file = freshLog(folder, `seed-${seed}`);
  const drawn = codeMsOf(wild);
  const codeMs = wish.codeMs ?? drawn;
  const counts: Counts = { refunds: 0, charges: 0, payments: 0, crashes: 0, presses: 0 };
  const reads: { at: number; path: string; life: number }[] = [];
  const changed = new Set<Reference>();
  const refunds = new Set<RefundId>();
  const news: News[] = [];
  const presses: number[] = [];
  let program: Program | null = null;
  let doom: 'before' | 'after' | null = null;
  let doomIn = 0;
  let isDiskFull = false;
  let ready: NotReady | null = null;
  let ids = 0;
  let nextApi = api;
  let identity = FIRST_IDENTITY;

  function meet(moment: 'before' | 'after'): void {
    if (doom !== moment) return;
    doomIn -= 1;
    if (doomIn >= 0) return;
    doom = null;
    crash(`at a commit, ${moment}`);
    throw new Crashed();
  }

  function crash(why: string): void {
    if (program === null) return;
    say(`CRASH ${why}`);
    counts.crashes += 1;
    program.drop();
    program = null;
  }

  const world: ShopWorld = {
    seed,
    mode,
    api,
    allowed: new Set(),
    pushedAside: [],
    file,
    time,
    pc,
    wire,
    provider,
    counts,
    trace,
    news,
    reads,
    changed,
    refunds,
    presses,
    dice,
    program: () => program,
    say,
    start() {
      if (program !== null) return;
      say('starts');
      const gate = {
        beforeCommit: () => meet('before'),
        afterCommit: () => meet('after'),
        isDiskFull: () => isDiskFull,
        onChanged: ({ charges, refunds: refunded }: Pick<Changed, 'charges' | 'refunds'>) => {
          for (const id of refunded) refunds.add(id);
          for (const reference of charges) changed.add(reference);
        },
        now: pc.wall,
      };
      const newId = (): string => {
        ids += 1;
        return String(ids).padStart(10, '0');
      };
      const started = startProgram({
        pc,
        wire,
        provider,
        file,
        gate,
        newId,
        codeMs,
        api: () => nextApi,
        mode,
        trace: say,
        dice: dice(4 + counts.crashes),
        ready: () => ready,
        identity,
        onNews: (heard) => void news.push(heard),
      });
      program = started;
      this.press('start-up', ({ checkout }) => checkout.startUp());
    },
    crash,
    crashAtCommit(when, later = 0) {
      doom = when;
      doomIn = later;
    },
    setDiskFull(isFull) {
      isDiskFull = isFull;
    },
    setReady(next) {
      ready = next;
    },
    setIdentity(next) {
      identity = next;
    },
    switchTo(next) {
      nextApi = next;
    },
    press(what, run) {
      if (program === null) return;
      try {
        const answer = run(program);
        if (answer instanceof Promise) answer.then((value) => say(`${what} → ${textOf(value)}`), ignoreCrash);
        else if (answer !== undefined) say(`${what} → ${textOf(answer)}`);
      } catch (error) {
        ignoreCrash(error);
      }
    },
    discard() {
      program?.drop();
      program = null;
      forgetLog(file);
    },
  };
  return world;
}

/** The sources disagree on these: each seed has its own provider. */
function turnSlotSwitches({ switches }: ProviderSide, dice: Dice): void {
  switches.hybridAnswer = dice.pick(['empty-201', 'body-201', 'body-200']);
  switches.attendedAnswer = dice.pick(['empty-204', 'body-200']);
  switches.slotAnswer = dice.pick(['list', 'object']);
  switches.nothingToDelete = dice.pick([204, 404, 500]);
  switches.ordersAppear = dice.pick(['at-scan', 'at-scan', 'at-creation', 'any-time']);
}

export function ignoreCrash(error: unknown): void {
  if (!(error instanceof Crashed)) throw error;
}

const textOf = (value: unknown): string => JSON.stringify(value) ?? 'done';

/** "00:03:07.250" of virtual time. */
export const clockText = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
