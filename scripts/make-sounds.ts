import { mkdirSync, writeFileSync } from 'node:fs';

/** Draws the four cues into assets/sounds: soft sines that rise and fade, so that nothing clicks or startles. */
const RATE = 32_000;

type Note = {
  readonly hertz: number;
  readonly atMs: number;
  readonly lengthMs: number;
  readonly loud: number;
};

const cues: Record<string, readonly Note[]> = {
  // A fifth and an octave upwards: done.
  paid: [
    { hertz: 587.33, atMs: 0, lengthMs: 260, loud: 0.5 },
    { hertz: 880, atMs: 130, lengthMs: 320, loud: 0.5 },
    { hertz: 1174.66, atMs: 270, lengthMs: 620, loud: 0.55 },
  ],
  // Two low ones, falling: look here.
  trouble: [
    { hertz: 392, atMs: 0, lengthMs: 300, loud: 0.55 },
    { hertz: 311.13, atMs: 240, lengthMs: 480, loud: 0.55 },
  ],
  added: [{ hertz: 1046.5, atMs: 0, lengthMs: 110, loud: 0.32 }],
  unknown: [
    { hertz: 466.16, atMs: 0, lengthMs: 140, loud: 0.45 },
    { hertz: 466.16, atMs: 190, lengthMs: 180, loud: 0.45 },
  ],
};

function wave(notes: readonly Note[]): Int16Array {
  const lengthMs = Math.max(...notes.map(({ atMs, lengthMs }) => atMs + lengthMs));
  const samples = new Int16Array(Math.ceil((lengthMs / 1000) * RATE));
  for (const at of samples.keys()) {
    const level = notes.reduce((sum, note) => sum + sampleOf(note, (at / RATE) * 1000), 0);
    samples[at] = Math.round(Math.max(-1, Math.min(1, level)) * 32_000);
  }
  return samples;
}

function sampleOf({ hertz, atMs, lengthMs, loud }: Note, ms: number): number {
  const since = ms - atMs;
  if (since < 0 || since > lengthMs) return 0;
  const rise = Math.min(1, since / 12);
  const fade = (1 - since / lengthMs) ** 2;
  const turn = (2 * Math.PI * hertz * since) / 1000;
  const tone = Math.sin(turn) + 0.18 * Math.sin(2 * turn) + 0.06 * Math.sin(3 * turn);
  return loud * rise * fade * tone;
}

/** RIFF, PCM, one channel, sixteen bits. */
function wav(samples: Int16Array): Buffer {
  const body = Buffer.from(samples.buffer);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + body.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(body.length, 40);
  return Buffer.concat([head, body]);
}

const folder = new URL('../assets/sounds/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, notes] of Object.entries(cues)) {
  writeFileSync(new URL(`${name}.wav`, folder), wav(wave(notes)));
}
