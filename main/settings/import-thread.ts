import { Worker } from 'node:worker_threads';
import type { ImportTrouble } from '#core/domain/product-import';
import { err, type Result } from '#core/result';
import { type ImportDone, type ImportJob, runImport } from '#main/settings/import-job';

type Told =
  | { readonly kind: 'started' }
  | { readonly kind: 'done'; readonly result: Result<ImportDone, ImportTrouble> };

/**
 * Runs an import beside the counter. Where no thread can be begun it runs here: slower for the counter, never undone.
 */
export function runBeside(
  workerFile: string | URL,
  job: ImportJob,
  note: (detail: string) => void,
): Promise<Result<ImportDone, ImportTrouble>> {
  return new Promise((resolve) => {
    let hasStarted = false;
    let result: Result<ImportDone, ImportTrouble> | null = null;
    const worker = new Worker(workerFile, { workerData: job });
    worker.on('message', (told: Told) => {
      hasStarted = true;
      if (told.kind === 'done') ({ result } = told);
    });
    worker.on('error', (error) => {
      note(String(error));
      if (!hasStarted) result = runImport(job);
    });
    worker.on('exit', () => resolve(result ?? err({ kind: 'failed' })));
  });
}
