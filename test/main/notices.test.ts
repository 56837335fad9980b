import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { Reference } from '#core/domain/charge';
import { ok } from '#core/result';
import type { Hinted } from '#main/checkout/hinted';
import { createNotices, type NoticeSetting } from '#main/notices';
import { deliver, SECRET } from '#test/main/notifications/provider-side';

const OURS = 'mst-test01-A' as Reference;

/** What the till may ask, with nobody behind it: every question and every read is told. */
function nobodys() {
  const asked: string[] = [];
  const hinted: Hinted = {
    ours: (reference) => (reference === OURS ? OURS : null),
    byProviderOrder: (id) => (id === 'ORD1' ? OURS : null),
    bearing: async (what, id) => {
      asked.push(`${what} ${id}`);
      return ok({ reference: null });
    },
    read: async (reference) => {
      asked.push(`read ${reference}`);
      return { ok: false, error: { kind: 'log-damaged' } };
    },
  };
  return { asked, hinted };
}

function till(first: Partial<NoticeSetting> = {}, secret: string | null = null) {
  let setting: NoticeSetting = { isOn: true, port: 0, toleranceMinutes: null, ...first };
  const { asked, hinted } = nobodys();
  const notes: string[] = [];
  const timers: { readonly ms: number; readonly run: () => void }[] = [];
  const notices = createNotices({
    hinted,
    now: Date.now,
    after(ms, run) {
      if (ms > 5000) timers.push({ ms, run });
      const timer = ms > 5000 ? null : setTimeout(run, ms);
      return () => (timer === null ? undefined : clearTimeout(timer));
    },
    setting: () => setting,
    secret: () => secret,
    onChange: () => {},
    note: (what, detail) => notes.push(`${what}: ${detail}`),
  });
  onTestFinished(() => notices.stop());
  return {
    notices,
    asked,
    notes,
    /** What the till would try again by itself, later. */
    later(): void {
      for (const { run } of timers.splice(0)) run();
    },
    change: (to: Partial<NoticeSetting>) => {
      setting = { ...setting, ...to };
      return notices.apply();
    },
    port(): number {
      const { door } = notices.view();
      if (door.kind !== 'open') throw new Error(`not listening: ${door.kind}`);
      return door.port;
    },
  };
}

async function portInUse(): Promise<{ readonly port: number; free(): Promise<void> }> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const free = () => new Promise<void>((done) => void server.close(() => done()));
  onTestFinished(() => free());
  return { port: address.port, free };
}

it('listens to nobody until it is told to, and to nobody again when it is told so', async () => {
  const { notices, change, port } = till({ isOn: false });
  await notices.apply();
  expect(notices.view()).toEqual({ door: { kind: 'off' }, heard: [] });
  await change({ isOn: true });
  const open = port();
  expect(await deliver(open, { query: { topic: 'payment', id: '7' } })).toBe(200);
  await change({ isOn: false });
  await expect(deliver(open, {})).rejects.toThrow('ECONNREFUSED');
  expect(notices.view().door).toEqual({ kind: 'off' });
});

it('says that its port is another program’s, and takes it once it is free', async () => {
  const taken = await portInUse();
  const { notices, notes, later, port } = till({ port: taken.port });
  await notices.apply();
  expect(notices.view().door).toEqual({ kind: 'shut', port: taken.port, reason: 'port-in-use' });
  expect(notes).toEqual([`notifications are not listened for: port ${taken.port}: port-in-use`]);
  await taken.free();
  later();
  await expect.poll(() => notices.view().door.kind).toBe('open');
  expect(port()).toBe(taken.port);
});

it('goes to another port when told, lets the old one go, and is left in peace by what does not concern it', async () => {
  const other = await portInUse();
  await other.free();
  const { notices, change, port } = till();
  await notices.apply();
  const first = port();
  await change({});
  expect(port()).toBe(first);
  await change({ port: other.port });
  expect(port()).toBe(other.port);
  await expect(deliver(first, {})).rejects.toThrow('ECONNREFUSED');
  await notices.stop();
  await expect(deliver(other.port, {})).rejects.toThrow('ECONNREFUSED');
});

it('ends on one port however quickly the settings change', async () => {
  const other = await portInUse();
  await other.free();
  const { notices, change, port } = till();
  void notices.apply();
  void change({ isOn: false });
  void change({ isOn: true, port: other.port });
  await notices.apply();
  expect(port()).toBe(other.port);
});

it.each([
  [SECRET, 'signed'],
  [null, 'unsigned'],
] as const)(
  'shows what becomes of a harmless one of its own, and asks nobody about it',
  async (secret, verdict) => {
    const { notices, asked } = till({}, secret);
    expect(await notices.tryOut()).toEqual({ ok: false, error: 'not-listening' });
    await notices.apply();
    expect(await notices.tryOut()).toEqual(ok({ verdict, fate: 'foreign' }));
    expect(await notices.tryOut()).toEqual(ok({ verdict, fate: 'foreign' }));
    expect(notices.view().heard).toMatchObject([
      { place: 1, topic: 'order', verdict, fate: 'foreign' },
      { place: 0, topic: 'order', verdict, fate: 'foreign' },
    ]);
    expect(asked).toEqual([]);
  },
);

it('reads the charge of an order that it knows, asks whose a payment is, and says what became of both', async () => {
  const { notices, asked, port } = till();
  await notices.apply();
  const before = notices.version();
  await deliver(port(), { query: { type: 'order', 'data.id': 'ORD1' } });
  await deliver(port(), { query: { topic: 'payment', id: '77' } });
  await expect
    .poll(() => notices.view().heard.map(({ id, fate }) => [id, fate]))
    .toEqual([
      ['77', 'foreign'],
      ['ORD1', 'failed'],
    ]);
  expect(asked).toEqual([`read ${OURS}`, 'payment 77']);
  await expect.poll(() => notices.version()).toBeGreaterThan(before);
});
