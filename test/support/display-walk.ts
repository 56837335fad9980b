/* A person who plugs, pulls, swaps and rescales, drawn at random, and where each window must be after it. */

export type Name = 'till' | 'tv' | 'tab';
/** In the panel's own dots. */
type Shape = { readonly width: number; readonly height: number; readonly scale: number };

export type Desk = {
  /** What is plugged in, the primary one first. */
  readonly plugged: readonly Name[];
  readonly shapes: Readonly<Record<Name, Shape>>;
  readonly homes: { readonly cashier: Name; readonly customer: Name };
  readonly isBesideWanted: boolean;
};

export type Step = {
  readonly what: string;
  readonly after: Desk;
  /** What a person does in the settings; null where it is done to the cables. */
  readonly inSettings: 'swap' | 'beside' | null;
};

export const DESK: Desk = {
  plugged: ['till', 'tv'],
  shapes: {
    till: { width: 1366, height: 768, scale: 1 },
    tv: { width: 1280, height: 720, scale: 1 },
    tab: { width: 1024, height: 768, scale: 1 },
  },
  homes: { cashier: 'till', customer: 'tv' },
  isBesideWanted: false,
};

/** Small ones: larger ones are drawn elsewhere, and a hundred of them would only heat the machine. */
const SHAPES: readonly Shape[] = [
  { width: 1024, height: 600, scale: 1 },
  { width: 1280, height: 800, scale: 1 },
  { width: 1366, height: 768, scale: 1 },
  { width: 1366, height: 768, scale: 1.25 },
  { width: 1280, height: 720, scale: 1.5 },
  { width: 768, height: 1366, scale: 1 },
];

/** Whose display is whose; the customer's is null where there is none. */
export function expected({ plugged, homes }: Desk): { cashier: Name; customer: Name | null } {
  const free = plugged.filter((name) => name !== homes.customer);
  const cashier = plugged.includes(homes.cashier) ? homes.cashier : (free[0] ?? homes.customer);
  const others = plugged.filter((name) => name !== cashier);
  return { cashier, customer: others.includes(homes.customer) ? homes.customer : (others[0] ?? null) };
}

/** As `STANDIN_DISPLAYS` writes them. */
export const textOf = ({ plugged, shapes }: Desk): string =>
  plugged
    .map((name) => {
      const { width, height, scale } = shapes[name];
      return `${name}=${width}x${height}${scale === 1 ? '' : `@${scale}`}`;
    })
    .join(',');

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function nextStep(desk: Desk, random: () => number): Step {
  const steps = stepsFrom(desk, random);
  return steps[Math.floor(random() * steps.length)] ?? { what: 'nothing', after: desk, inSettings: null };
}

function stepsFrom(desk: Desk, random: () => number): readonly Step[] {
  const { plugged, shapes, homes } = desk;
  const names: readonly Name[] = ['till', 'tv', 'tab'];
  const shape = SHAPES[Math.floor(random() * SHAPES.length)] ?? shapes.tv;
  const byCable = (what: string, change: Partial<Desk>): Step => ({
    what,
    after: { ...desk, ...change },
    inSettings: null,
  });
  const now = expected(desk);
  return [
    ...plugged
      .filter(() => plugged.length > 1)
      .map((name) => byCable(`unplug ${name}`, { plugged: plugged.filter((each) => each !== name) })),
    // What comes back is what a person misses most.
    ...names
      .filter((name) => !plugged.includes(name))
      .flatMap((name) => {
        const step = byCable(`plug ${name}`, { plugged: [...plugged, name] });
        return name === 'tab' ? [step] : [step, step, step];
      }),
    ...(plugged.length > 1 ? [byCable('another primary', { plugged: plugged.toReversed() })] : []),
    ...plugged
      .filter((name) => name !== 'tab')
      .map((name) =>
        byCable(`${name} is ${shape.width} × ${shape.height} @ ${shape.scale}`, {
          shapes: { ...shapes, [name]: shape },
        }),
      ),
    { what: 'beside or not', after: { ...desk, isBesideWanted: !desk.isBesideWanted }, inSettings: 'beside' },
    ...(now.customer === null || now.cashier !== homes.cashier || now.customer !== homes.customer
      ? []
      : [
          {
            what: 'swap',
            after: { ...desk, homes: { cashier: now.customer, customer: now.cashier } },
            inSettings: 'swap' as const,
          },
        ]),
  ];
}
