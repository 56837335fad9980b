import { expect, it } from 'vitest';
import type { BusinessDay } from '#core/domain/business-day';
import { type SpanName, spanOf } from '#renderer/cashier/exports/spans';

it.each<[SpanName, string, string, string]>([
  ['day', '2026-02-14', '2026-02-14', '2026-02-14'],
  ['month', '2026-02-14', '2026-02-01', '2026-02-28'],
  ['month', '2026-11-03', '2026-11-01', '2026-11-22'],
  ['month', '2025-12-31', '2025-12-01', '2025-12-31'],
  ['last-month', '2026-01-05', '2025-12-01', '2025-12-31'],
  ['last-month', '2024-03-31', '2024-02-01', '2024-02-29'],
  ['year', '2025-06-01', '2025-01-01', '2025-12-31'],
  ['year', '2026-06-01', '2026-01-01', '2026-11-22'],
])('%s, seen from %s, is from %s to %s', (name, day, from, to) => {
  expect(spanOf(name, day as BusinessDay, '2026-11-22' as BusinessDay)).toEqual({ from, to });
});
