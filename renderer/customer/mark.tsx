export type MarkShape =
  | 'tick'
  | 'dots'
  | 'clock'
  | 'dash'
  | 'pause'
  | 'cross'
  | 'sheets'
  | 'exclamation'
  | 'half'
  | 'swap';

const strokes: Record<Exclude<MarkShape, 'dots' | 'half'>, string> = {
  tick: 'M28 52l15 15 30-33',
  clock: 'M50 26v26l17 12',
  dash: 'M30 50h40',
  pause: 'M40 33v34M60 33v34',
  cross: 'M35 35l30 30M65 35L35 65',
  sheets: 'M43 41V29h28v28H59M29 43h28v28H29z',
  exclamation: 'M50 27v27M50 72v.1',
  swap: 'M31 41h38L58 30M69 60H31l11 11',
};

/** What it is about, seen from afar: a disc with a shape cut out of it. */
export function Mark({ shape }: { shape: MarkShape }) {
  return (
    <svg className="mark" viewBox="0 0 100 100" aria-hidden="true">
      <circle className="disc" cx="50" cy="50" r="50" />
      {shape === 'dots' && [27, 50, 73].map((x) => <circle key={x} className="hole" cx={x} cy="50" r="7" />)}
      {shape === 'half' && <path className="hole" d="M50 9a41 41 0 0 1 0 82z" />}
      {shape !== 'dots' && shape !== 'half' && <path className="cut" d={strokes[shape]} />}
    </svg>
  );
}
