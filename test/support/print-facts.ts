import { z } from 'zod';
import { openReadOnly } from '#main/sqlite';

const row = z.object({ stream: z.string(), kind: z.string(), body: z.string() });
const queued = z.object({ saleId: z.string() });

/** What happened to the paper of each sale, in order, by the names of its facts. */
export function printJobsIn(file: string): ReadonlyMap<string, readonly string[]> {
  const db = openReadOnly(file);
  try {
    const rows = z
      .array(row)
      .parse(
        db
          .prepare("SELECT stream, kind, body FROM facts WHERE stream LIKE 'print:%' ORDER BY position")
          .all(),
      );
    const saleOf = new Map<string, string>();
    const facts = new Map<string, string[]>();
    for (const { stream, kind, body } of rows) {
      if (kind === 'job-queued') saleOf.set(stream, queued.parse(JSON.parse(body)).saleId);
      const sale = saleOf.get(stream) ?? stream;
      facts.set(sale, [...(facts.get(sale) ?? []), kind]);
    }
    return facts;
  } finally {
    db.close();
  }
}
