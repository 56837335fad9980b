import fs from 'node:fs';
import { chromiumGroup } from './browser.ts';
import { strict } from './strict.ts';

/** Linux counts a process's time in these, whatever the kernel's own clock. */
const TICKS_PER_SECOND = 100;
const TYPES = { renderer: 'Tab', 'gpu-process': 'GPU', utility: 'Utility', zygote: 'Zygote' } as const;

/** Electron's `app.getAppMetrics`, of which we know what each process is and how long it has worked. */
export function appMetrics(): Electron.ProcessMetric[] {
  const group = chromiumGroup();
  const ids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.flatMap((id) => {
    try {
      return metricOf(Number(id), group);
    } catch {
      // Gone since it was listed.
      return [];
    }
  });
}

function metricOf(pid: number, group: number | undefined): Electron.ProcessMetric[] {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  // From the state on; the name before it may hold anything.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  if (fields[2] !== group) return [];
  const [, type] =
    /--type=(\S+)/.exec(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')) ?? [];
  const known = Object.entries(TYPES).find(([name]) => name === type);
  const cumulativeCPUUsage = ((fields[11] ?? 0) + (fields[12] ?? 0)) / TICKS_PER_SECOND;
  const cpu = strict('ProcessMetric.cpu', { cumulativeCPUUsage });
  const metric = { pid, type: known?.[1] ?? (type === undefined ? 'Browser' : 'Unknown'), cpu };
  return [strict('ProcessMetric', metric) as Electron.ProcessMetric];
}
