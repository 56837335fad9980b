/** A display as Chromium's headless mode makes one: device-independent pixels and a scale. */
export type DisplaySpec = {
  x: number;
  y: number;
  width: number;
  height: number;
  scale: number;
  /** What the display calls itself; empty for a display that has no name of its own. */
  label: string;
};

const ONE = /^(?:(\w+)=)?(\d+)x(\d+)(?:\+(-?\d+)\+(-?\d+))?(?:@([\d.]+))?$/;

/**
 * Reads `1366x768,1920x1080`: displays side by side from the left. `1920x1080+0+768@1.5` places one and
 * scales it, `till=1366x768` names it. The first is the primary one. Throws on anything else.
 */
export function parseDisplays(text: string): DisplaySpec[] {
  let right = 0;
  return text.split(',').map((one) => {
    const [, label = '', width, height, x, y, scale] = ONE.exec(one.trim()) ?? [];
    if (width === undefined || height === undefined) {
      throw new Error(
        `stand-in: '${one}' is not a display; write 1366x768, 1920x1080+1366+0 or 1920x1080@1.5`,
      );
    }
    const spec = {
      x: x === undefined ? right : Number(x),
      y: y === undefined ? 0 : Number(y),
      width: Number(width),
      height: Number(height),
      scale: scale === undefined ? 1 : Number(scale),
      label,
    };
    right = spec.x + spec.width;
    return spec;
  });
}

/** The displays as Chromium's `--screen-info` switch takes them. */
export function screenInfoSwitch(displays: readonly DisplaySpec[]): string {
  const labelOf = ({ label }: DisplaySpec) => (label === '' ? '' : ` label='${label}'`);
  const one = (d: DisplaySpec) =>
    `{${d.x},${d.y} ${d.width}x${d.height} devicePixelRatio=${d.scale}${labelOf(d)}}`;
  return `--screen-info=${displays.map(one).join('')}`;
}
