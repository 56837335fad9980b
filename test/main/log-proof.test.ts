import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { DAY, HOUR, MINUTE } from '#core/domain/instant';
import { err, ok } from '#core/result';
import type { ProofAnswer } from '#core/trust-requests';
import { createLogProof } from '#main/log-proof';
import type { VerifyJob } from '#main/order-log/verify-log';
import { runInThread } from '#main/run-in-thread';
import { folderForTest, openShop, paidCharge } from '#test/main/order-log/builders';

const WHOLE = ok({ count: 7, head: 'ab'.repeat(32), wantedAt: null });
const EDITED: ProofAnswer = err({ kind: 'edited', position: 4, stream: 'charge:A', seq: 2 });

function kept(answer: () => ProofAnswer | null) {
  const jobs: VerifyJob[] = [];
  const faults: string[] = [];
  const keptIn = join(folderForTest(), 'proof.json');
  const make = () =>
    createLogProof({
      file: 'log-real.db',
      keptIn,
      now: Date.now,
      run: (job) => {
        jobs.push(job);
        return Promise.resolve(answer());
      },
      note: () => undefined,
      onFault: () => void faults.push('fault'),
    });
  const proof = make();
  onTestFinished(proof.stop);
  return { proof, jobs, faults, make };
}

describe('By itself', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('the log is read through once a day, pages and chain, and not in the first minutes', async () => {
    const { jobs, proof, faults } = kept(() => WHOLE);
    await vi.advanceTimersByTimeAsync(9 * MINUTE);
    expect(jobs).toEqual([]);
    await vi.advanceTimersByTimeAsync(10 * HOUR);
    expect(jobs).toEqual([{ file: 'log-real.db', head: null, isFull: true }]);
    expect(proof.last()).toMatchObject({ answer: WHOLE });
    await vi.advanceTimersByTimeAsync(3 * DAY);
    // Twenty hours count as a day, so that an hour's delay never skips one.
    expect(jobs).toHaveLength(5);
    expect(faults).toEqual([]);
  });

  it('a fault is told and kept; that it could not be read this time is no fault', async () => {
    let answer: ProofAnswer | null = EDITED;
    const { proof, faults, make } = kept(() => answer);
    await vi.advanceTimersByTimeAsync(2 * HOUR);
    expect(faults).toEqual(['fault']);
    expect(proof.last()?.answer).toEqual(EDITED);
    // As at the next start: a program that was closed has not forgotten.
    proof.stop();
    const again = make();
    onTestFinished(again.stop);
    expect(again.last()?.answer).toEqual(EDITED);
    answer = null;
    await vi.advanceTimersByTimeAsync(DAY);
    expect(faults).toEqual(['fault']);
  });

  it('a head that is not in it says nothing of the log, and does not take the place of what was kept', async () => {
    const { proof } = kept(() => EDITED);
    await proof.verify('ab'.repeat(8));
    expect(proof.last()).toBeNull();
  });
});

it('is read in a thread of its own, down to its pages', async () => {
  const { log, file } = openShop();
  log.commit(paidCharge('A'));
  const worker = new URL('../../main/order-log/verify-worker.ts', import.meta.url);
  const job: VerifyJob = { file, head: log.head().slice(0, 16), isFull: true };
  const answer = await runInThread<ProofAnswer>(worker, job, (detail) => {
    throw new Error(detail);
  });
  expect(answer).toEqual(ok({ count: 4, head: log.head(), wantedAt: 4 }));
  log.close();
});
