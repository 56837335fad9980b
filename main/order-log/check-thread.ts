import { Worker } from 'node:worker_threads';

export type Checked = { readonly file: string; readonly isWhole: boolean };

/** Reads copies through, fact by fact, beside the counter. One that is not answered for has not been found whole. */
export function checkBeside(
  workerFile: string | URL,
  files: readonly string[],
  note: (detail: string) => void,
): Promise<readonly Checked[]> {
  return new Promise((resolve) => {
    const checked = new Map<string, boolean>();
    const worker = new Worker(workerFile, { workerData: files });
    worker.on('message', ({ file, isWhole }: Checked) => void checked.set(file, isWhole));
    worker.on('error', (error) => note(String(error)));
    worker.on('exit', () => resolve(files.map((file) => ({ file, isWhole: checked.get(file) === true }))));
  });
}
