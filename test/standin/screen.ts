import { headless, type Protocol, send } from './browser.ts';
import { type DisplaySpec, parseDisplays } from './displays-spec.ts';
import { createEvent, quietly, StrictEmitter } from './strict.ts';

const DEFAULT_DISPLAYS = '1366x768,1920x1080';
const LOOK_EVERY_MS = 1_000;

/** The displays that a run without a display pretends to have. */
export const headlessDisplays: readonly DisplaySpec[] = parseDisplays(
  process.env.STANDIN_DISPLAYS ?? DEFAULT_DISPLAYS,
);

/** Electron's `screen`. What it says is what Chromium sees, real displays and pretended ones alike. */
export class Screen extends StrictEmitter {
  #displays: Electron.Display[] = [];

  constructor() {
    super(['display-added', 'display-removed', 'display-metrics-changed']);
  }

  getAllDisplays(): Electron.Display[] {
    return [...this.#displays];
  }

  getPrimaryDisplay(): Electron.Display {
    const first = this.#displays[0];
    if (first === undefined) throw new Error('stand-in: screen was asked before app is ready');
    return first;
  }

  getDisplayNearestPoint(point: Electron.Point): Electron.Display {
    const nearest = this.#displays.toSorted((a, b) => distance(a.bounds, point) - distance(b.bounds, point));
    return nearest[0] ?? this.getPrimaryDisplay();
  }

  getDisplayMatching(rect: Electron.Rectangle): Electron.Display {
    const byOverlap = this.#displays.toSorted((a, b) => overlap(b.bounds, rect) - overlap(a.bounds, rect));
    const [best] = byOverlap;
    if (best !== undefined && overlap(best.bounds, rect) > 0) return best;
    return this.getDisplayNearestPoint({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
  }

  /** Private to the stand-in: takes over what Chromium sees now, and tells what changed. */
  static update(target: Screen, displays: Electron.Display[]): void {
    const before = target.#displays;
    target.#displays = displays;
    for (const one of displays) {
      const old = before.find((other) => other.id === one.id);
      if (old === undefined) target.emit('display-added', createEvent(), one);
      else tellMetrics(target, old, one);
    }
    for (const old of before) {
      if (!displays.some((one) => one.id === old.id)) target.emit('display-removed', createEvent(), old);
    }
  }
}

export const screen = new Screen();

function tellMetrics(target: Screen, old: Electron.Display, now: Electron.Display): void {
  const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const changed = (['bounds', 'workArea', 'scaleFactor', 'rotation'] as const).filter(
    (key) => !isSame(old[key], now[key]),
  );
  if (changed.length > 0) target.emit('display-metrics-changed', createEvent(), now, changed);
}

/** Reads the displays now, and from then on looks for changes: Chromium does not tell of them. */
export async function watchDisplays(): Promise<void> {
  await readDisplays();
  setInterval(() => quietly(readDisplays()), LOOK_EVERY_MS).unref();
}

async function readDisplays(): Promise<void> {
  if (isPretended) return;
  const { screenInfos } = await send('Emulation.getScreenInfos', {});
  const primaryFirst = screenInfos.toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
  Screen.update(screen, primaryFirst.map(toDisplay));
}

function toDisplay(info: Protocol.Emulation.ScreenInfo): Electron.Display {
  const bounds = { x: info.left, y: info.top, width: info.width, height: info.height };
  const workArea = { x: info.availLeft, y: info.availTop, width: info.availWidth, height: info.availHeight };
  const scaleFactor = info.devicePixelRatio;
  return {
    accelerometerSupport: 'unknown',
    bounds,
    colorDepth: info.colorDepth,
    colorSpace: '',
    depthPerComponent: 8,
    detected: true,
    displayFrequency: 60,
    id: Number(info.id),
    internal: info.isInternal,
    label: info.label || `Stand-in ${info.id}`,
    maximumCursorSize: { width: 0, height: 0 },
    monochrome: false,
    nativeOrigin: { x: bounds.x, y: bounds.y },
    rotation: info.orientation.angle,
    scaleFactor,
    size: { width: bounds.width, height: bounds.height },
    touchSupport: 'unknown',
    workArea,
    workAreaSize: { width: workArea.width, height: workArea.height },
  };
}

/**
 * Plugs displays in and out, for tests: the same text as STANDIN_DISPLAYS. The first becomes the primary one. A display
 * with a name is the one that had it before, whatever its place in the text; one without is known by its place. Only
 * without a display: real ones are pulled by hand.
 *
 * From then on the displays are ours alone. Chromium's own would hang its pages now and then, and nothing is drawn on
 * them: a page is given its size and scale.
 */
export function setDisplays(text: string): void {
  if (!headless) throw new Error('stand-in: only pretended displays can be plugged in and out');
  const present = screen.getAllDisplays();
  const wanted = parseDisplays(text);
  isPretended = true;
  let right = 0;
  const displays = wanted.map((spec, at) => {
    const known = spec.label === '' ? present[at] : present.find(({ label }) => label === spec.label);
    const display = pretend(spec, right, known?.id ?? freshId());
    right = display.bounds.x + display.bounds.width;
    return display;
  });
  Screen.update(screen, displays);
}

let isPretended = false;
/** True once Chromium's own displays say nothing any more. */
export const hasOwnDisplays = (): boolean => !isPretended;

let lastId = 1_000;
function freshId(): number {
  lastId += 1;
  return lastId;
}

function pretend(
  { x, y: top, scale, label, ...native }: DisplaySpec,
  right: number,
  id: number,
): Electron.Display {
  const width = Math.round(native.width / scale);
  const height = Math.round(native.height / scale);
  const left = right === 0 ? x : right;
  return toDisplay({
    id: String(id),
    label,
    left,
    top,
    width,
    height,
    availLeft: left,
    availTop: top,
    availWidth: width,
    availHeight: height,
    devicePixelRatio: scale,
    colorDepth: 24,
    isExtended: true,
    isInternal: false,
    isPrimary: right === 0,
    orientation: { angle: 0, type: 'landscapePrimary' },
  });
}

function distance(area: Electron.Rectangle, point: Electron.Point): number {
  const dx = Math.max(area.x - point.x, 0, point.x - (area.x + area.width));
  const dy = Math.max(area.y - point.y, 0, point.y - (area.y + area.height));
  return Math.hypot(dx, dy);
}

function overlap(a: Electron.Rectangle, b: Electron.Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(width, 0) * Math.max(height, 0);
}
