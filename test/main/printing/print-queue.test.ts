import { describe, expect, it } from 'vitest';
import type { PrintTrouble } from '#core/domain/print-job';
import { err, ok } from '#core/result';
import type { Printed } from '#main/printing/printer';
import { receiptFor } from '#test/core/receipt-samples';
import { jobNamed, saleNamed } from '#test/main/order-log/builders';
import { type Counter, counterWith, paid, unpaid } from '#test/main/printing/print-counter';

describe('the print queue', () => {
  it('prints what is queued, one after the other, in order', async () => {
    let inside = 0;
    const together: number[] = [];
    const { queueJobs, clock, paper, states, queue } = counterWith({
      print: async () => {
        inside += 1;
        together.push(inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
        return ok(null);
      },
    });
    queueJobs('1', '2', '3');
    await clock.pass();
    expect(paper).toEqual(['job-1', 'job-2', 'job-3']);
    expect(together).toEqual([1, 1, 1]);
    expect(states().map(([, state]) => state)).toEqual(['sent', 'sent', 'sent']);
    expect(queue.printerLight()).toEqual({ state: 'ok', reason: null, waiting: 0 });
  });

  it('does nothing while whoever paid is still speaking: paper never delays a charge', async () => {
    const { queueJobs, clock, paper, changed, queue } = counterWith();
    queueJobs('1');
    expect([paper, changed]).toEqual([[], []]);
    expect(queue.printerLight()).toEqual({ state: 'waiting', reason: null, waiting: 1 });
    await clock.pass();
    expect(paper).toEqual(['job-1']);
    expect(changed).toEqual([[jobNamed('1')], [jobNamed('1')]]);
  });

  it('waits for a printer that is off, ever longer up to a minute, and prints when it is back', async () => {
    let trouble: PrintTrouble | null = 'unreachable';
    const { queueJobs, clock, paper, states, queue } = counterWith({ reach: () => trouble });
    queueJobs('1', '2');
    for (let turn = 0; turn < 9; turn += 1) await clock.pass();
    expect(states()).toEqual([
      ['job-1', 'queued', null],
      ['job-2', 'queued', null],
    ]);
    expect(queue.printerLight()).toEqual({ state: 'trouble', reason: 'unreachable', waiting: 2 });
    expect(clock.waits).toEqual([...clock.waits].sort((a, b) => a - b));
    expect(Math.max(...clock.waits)).toBe(60_000);
    trouble = null;
    await clock.pass();
    expect(paper).toEqual(['job-1', 'job-2']);
    expect(queue.printerLight()).toEqual({ state: 'ok', reason: null, waiting: 0 });
  });

  it.each([['cut-off'], ['timeout'], ['printer'], ['disk']] as const)(
    'never prints again by itself after %s: a person looks first, and the next goes on',
    async (trouble) => {
      let isBroken = true;
      const { queueJobs, clock, paper, states, queue } = counterWith({
        print: () => {
          const printed: Printed = isBroken ? err({ trouble, detail: 'as told' }) : ok(null);
          isBroken = false;
          return Promise.resolve(printed);
        },
      });
      queueJobs('1', '2');
      await clock.pass();
      await clock.pass();
      expect(paper).toEqual(['job-2 after-half']);
      expect(states()[0]).toEqual(['job-1', 'failed', trouble]);
      expect(queue.printerLight()).toEqual({ state: 'trouble', reason: trouble, waiting: 0 });
      expect(queue.requeue(jobNamed('1'))).toEqual({ ok: true, value: null });
      await clock.pass();
      expect(paper).toEqual(['job-2 after-half', 'job-1']);
    },
  );

  it('asks after a restart about what was being sent, and goes on with what was waiting', async () => {
    const before = counterWith({ print: () => new Promise(() => undefined) });
    before.queueJobs('1', '2');
    await before.clock.pass();
    expect(before.states()[0]?.[1]).toBe('sending');
    before.log.close();

    const { queue, clock, paper, states } = counterWith({ file: before.file });
    queue.start();
    await clock.pass();
    expect(paper).toEqual(['job-2 after-half']);
    expect(states()).toEqual([
      ['job-1', 'failed', 'interrupted'],
      ['job-2', 'sent', null],
    ]);
    expect(queue.printerLight()).toEqual({ state: 'trouble', reason: 'interrupted', waiting: 0 });
  });

  it('prints nothing while the disk does not take that it begins', async () => {
    let isFull = true;
    const { queueJobs, clock, paper, queue } = counterWith({
      commit: (log) => (entries) => (isFull ? err('disk-full') : log.commit(entries)),
    });
    queueJobs('1');
    await clock.pass();
    expect(paper).toEqual([]);
    expect(queue.printerLight()).toEqual({ state: 'trouble', reason: 'disk', waiting: 1 });
    isFull = false;
    await clock.pass();
    expect(paper).toEqual(['job-1']);
  });

  it('prints once, and begins no other, while the disk does not take that it was sent', async () => {
    let isFull = true;
    const { queueJobs, clock, paper, states } = counterWith({
      commit: (log) => (entries) =>
        isFull && entries.some(({ fact }) => fact.kind === 'job-sent')
          ? err('disk-full')
          : log.commit(entries),
    });
    queueJobs('1', '2');
    await clock.pass();
    await clock.pass();
    expect(paper).toEqual(['job-1']);
    isFull = false;
    await clock.pass();
    expect(paper).toEqual(['job-1', 'job-2']);
    expect(states().map(([, state]) => state)).toEqual(['sent', 'sent']);
  });

  it('lets a person give up what waits, and not what is in the printer', async () => {
    const { queueJobs, clock, paper, states, queue } = counterWith({
      print: () => new Promise(() => undefined),
    });
    queueJobs('1', '2');
    await clock.pass();
    expect(queue.giveUp(jobNamed('1'), 'no hace falta')).toEqual({ ok: false, error: 'no-such-job' });
    expect(queue.requeue(jobNamed('1'))).toEqual({ ok: false, error: 'no-such-job' });
    expect(queue.giveUp(jobNamed('2'), 'no hace falta')).toEqual({ ok: true, value: null });
    expect(queue.giveUp(jobNamed('9'), 'no hay')).toEqual({ ok: false, error: 'no-such-job' });
    expect(states().map(([, state]) => state)).toEqual(['sending', 'given-up']);
    expect(paper).toEqual([]);
  });

  it('does not print what was given up while the printer was being reached', async () => {
    const counter: Counter = counterWith({
      reach: () => {
        counter.queue.giveUp(jobNamed('1'), 'ya no');
        return null;
      },
    });
    counter.queueJobs('1', '2');
    await counter.clock.pass();
    await counter.clock.pass();
    expect(counter.paper).toEqual(['job-2']);
  });

  it('prints a paid sale again as a copy, and never one that nobody paid', async () => {
    const { queueJobs, clock, paper, queue } = counterWith();
    queueJobs('1');
    await clock.pass();
    expect(queue.print(paid)).toEqual({ ok: true, value: jobNamed('new-1') });
    expect(queue.print(unpaid)).toEqual({ ok: false, error: 'not-paid' });
    expect(queue.print(saleNamed('9'))).toEqual({ ok: false, error: 'no-such-sale' });
    await clock.pass();
    expect(paper).toEqual(['job-1', 'job-new-1 copy']);
  });

  it('calls the first paper of a sale no copy, where the shop prints on request only', async () => {
    const { clock, paper, queue } = counterWith();
    queue.print(paid);
    await clock.pass();
    expect(paper).toEqual(['job-new-1']);
  });

  it('fails a job whose sale is not there, or whose printer breaks in a way nobody foresaw', async () => {
    const lost = counterWith({ hasNothing: true });
    lost.queueJobs('1');
    await lost.clock.pass();
    expect(lost.states()).toEqual([['job-1', 'failed', 'printer']]);
    const broken = counterWith({ print: () => Promise.reject(new Error('out of nowhere')) });
    broken.queueJobs('1', '2');
    await broken.clock.pass();
    expect(broken.states().map(([, , trouble]) => trouble)).toEqual(['printer', 'printer']);
    expect([lost.bugs, broken.bugs]).toEqual([[], []]);
  });

  it('says a bug aloud and rests, instead of going round', async () => {
    const { queueJobs, clock, bugs, paper, log } = counterWith({
      commit: () => () => {
        throw new Error('a damaged row');
      },
    });
    queueJobs('1');
    await clock.pass();
    await clock.pass();
    expect(bugs).toHaveLength(1);
    expect(paper).toEqual([]);
    expect(log.unfinishedJobs()).toHaveLength(1);
  });

  it('prints a test without writing it down', async () => {
    const { queue, paper, states } = counterWith();
    expect(await queue.printTest('usual', { kind: 'receipt', receipt: receiptFor('MLA', 'es-AR') })).toEqual({
      ok: true,
      value: null,
    });
    expect([paper, states()]).toEqual([['test'], []]);
  });

  it('stops when the fate of the last is written, and then begins no other', async () => {
    let finish: () => void = () => undefined;
    const { queueJobs, clock, paper, states, queue } = counterWith({
      print: () =>
        new Promise((resolve) => {
          finish = () => resolve(ok(null));
        }),
    });
    queueJobs('1', '2');
    await clock.pass();
    const stopped = queue.stop();
    finish();
    await stopped;
    queue.wake();
    await clock.pass();
    expect(paper).toEqual(['job-1']);
    expect(states().map(([, state]) => state)).toEqual(['sent', 'queued']);
  });

  it('does not wait for ever for a printer when the app closes, and asks about it at the next start', async () => {
    let finish: () => void = () => undefined;
    const { queueJobs, clock, queue, log, file, bugs } = counterWith({
      print: () =>
        new Promise((resolve) => {
          finish = () => resolve(ok(null));
        }),
    });
    queueJobs('1', '2');
    await clock.pass();
    const stopped = queue.stop();
    await clock.pass();
    await stopped;
    log.close();
    finish();
    await clock.pass();
    expect(bugs).toEqual([]);

    const next = counterWith({ file });
    next.queue.start();
    await next.clock.pass();
    expect(next.paper).toEqual(['job-2 after-half']);
    expect(next.states()[0]).toEqual(['job-1', 'failed', 'interrupted']);
  });

  it('says that there is no printer where receipts are only kept as files', () => {
    const { queue } = counterWith({ target: { kind: 'file', folder: 'receipts' } });
    expect(queue.printerLight()).toEqual({ state: 'off', reason: null, waiting: 0 });
  });

  it('says so where the printer has no drawer, or cannot be reached', async () => {
    expect(await counterWith().queue.openDrawer()).toEqual({ ok: false, error: 'no-drawer' });
    const away = counterWith({
      kick: () => Promise.resolve(err({ trouble: 'unreachable', detail: 'as told' })),
    });
    expect(await away.queue.openDrawer()).toEqual({ ok: false, error: 'printer' });
  });
});
