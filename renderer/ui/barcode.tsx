import type { Bars } from '#core/domain/barcode-bars';

const QUIET_ZONE = 12;
const HEIGHT = 46;

/** A barcode for a scanner to read off the screen: black on its own white, with its quiet zones. */
export function Barcode({ bars, label }: { bars: Bars; label: string }) {
  const width = bars.length + 2 * QUIET_ZONE;
  return (
    <svg
      className="barcode"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      // Every module as wide as every other: two dots of the screen.
      width={2 * width}
      height={2 * HEIGHT}
      shapeRendering="crispEdges"
    >
      <rect width={width} height={HEIGHT} fill="#fff" />
      <path d={runsOf(bars)} fill="#000" />
    </svg>
  );
}

/** One rectangle for each dark bar. */
function runsOf(bars: Bars): string {
  const dark = Array.from(bars.join('').matchAll(/1+/g));
  return dark
    .map(({ index, 0: run }) => `M${QUIET_ZONE + index} 4h${run.length}v${HEIGHT - 8}h-${run.length}z`)
    .join('');
}
