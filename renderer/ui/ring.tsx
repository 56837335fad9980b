const RADIUS = 44;
const AROUND = 2 * Math.PI * RADIUS;

/** The countdown: a ring that empties and figures in the middle. `share` is what is left, 0 to 1; `label` says it whole. */
export function Ring({
  share,
  text,
  label,
  isLate = false,
}: {
  share: number;
  text: string;
  label: string;
  isLate?: boolean;
}) {
  const left = Math.min(1, Math.max(0, share));
  return (
    <div className={isLate ? 'ring late' : 'ring'} role="timer" aria-label={label}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle className="ring-track" cx="50" cy="50" r={RADIUS} />
        <circle
          className="ring-left"
          cx="50"
          cy="50"
          r={RADIUS}
          strokeDasharray={AROUND}
          strokeDashoffset={AROUND * (1 - left)}
          transform="rotate(-90 50 50)"
        />
      </svg>
      <span aria-hidden="true">{text}</span>
    </div>
  );
}
