import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { HOUR, type Instant } from '#core/domain/instant';
import { err } from '#core/result';
import type { LastProof, ProofAnswer } from '#core/trust-requests';
import type { VerifyJob } from '#main/order-log/verify-log';

export type LogProof = {
  /** Reads the log through to its last fact, beside the counter; what came of it is kept. */
  verify(head: string | null): Promise<ProofAnswer>;
  last(): LastProof | null;
  stop(): void;
};

type Deps = {
  readonly file: string;
  /** Where it is kept what came of the last time. */
  readonly keptIn: string;
  readonly now: () => Instant;
  readonly run: (job: VerifyJob) => Promise<ProofAnswer | null>;
  readonly note: (detail: string) => void;
  /** Read through by itself, it does not hold: somebody must hear of it. */
  readonly onFault: () => void;
};

const LOOK_EVERY_MS = HOUR;
const OLD_AFTER_MS = 20 * HOUR;
/** Not at once: the first minutes of a day belong to the counter. */
const FIRST_AFTER_MS = 10 * 60_000;

/** Of the log itself: it could not be read through this time. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['busy', 'failed', 'no-file']);

/** Once a day the whole log is read through by itself, its pages and its chain; a PC that is off at night does it in the morning. */
export function createLogProof({ file, keptIn, now, run, note, onFault }: Deps): LogProof {
  let isRunning = false;

  async function verify(head: string | null, isFull: boolean): Promise<ProofAnswer> {
    if (isRunning) return err({ kind: 'busy' });
    isRunning = true;
    try {
      const answer = (await run({ file, head, isFull })) ?? err({ kind: 'failed' as const });
      // That a head is not in it may be a slip of the hand: of the log itself it says nothing.
      if (head === null) keep(keptIn, { at: now(), answer });
      return answer;
    } finally {
      isRunning = false;
    }
  }

  async function look(): Promise<void> {
    if (now() - (readKept(keptIn)?.at ?? 0) < OLD_AFTER_MS) return;
    const answer = await verify(null, true);
    if (!answer.ok && !SAYS_NOTHING.has(answer.error.kind)) onFault();
    note(answer.ok ? `whole: ${answer.value.count} facts` : `not whole: ${JSON.stringify(answer.error)}`);
  }
  const tryLook = (): void => void look().catch((error: unknown) => note(String(error)));
  const first = setTimeout(tryLook, FIRST_AFTER_MS);
  const each = setInterval(tryLook, LOOK_EVERY_MS);
  for (const timer of [first, each]) timer.unref();

  return {
    verify: (head) => verify(head, false),
    last: () => readKept(keptIn),
    stop() {
      clearTimeout(first);
      clearInterval(each);
    },
  };
}

const chain = z.object({ count: z.int(), head: z.string(), wantedAt: z.int().nullable() });
const fault = z.object({ kind: z.string() }).loose();
const kept = z.object({
  at: z.int(),
  answer: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), value: chain }),
    z.object({ ok: z.literal(false), error: fault }),
  ]),
});

function keep(file: string, proof: LastProof): void {
  try {
    writeFileSync(`${file}.part`, JSON.stringify(proof), { flush: true });
    renameSync(`${file}.part`, file);
  } catch {
    // It is told all the same, and done again tomorrow.
  }
}

function readKept(file: string): LastProof | null {
  try {
    const { at, answer } = kept.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { at, answer: answer as ProofAnswer };
  } catch {
    return null;
  }
}
