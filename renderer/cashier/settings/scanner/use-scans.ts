import { useEffect, useRef } from 'react';
import { SLOWEST_HEARD_MS } from '#core/domain/scan-calibration';
import { type RawScan, takeScans } from '#renderer/cashier/scan-taker';

const patient = { rhythmMs: SLOWEST_HEARD_MS, isEndedBySilence: false } as const;

/** While this page is in front, scans are its own; a slow scanner's too, when it is being measured. */
export function useScans(isMeasuring: boolean, onScan: (scan: RawScan) => void): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(
    () => takeScans({ rhythm: isMeasuring ? patient : null, take: (scan) => latest.current(scan) }),
    [isMeasuring],
  );
}
