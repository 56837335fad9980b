import { Worker } from 'node:worker_threads';

/** What a thread made of its job, or null where it ended without an answer: the reason is noted. */
export function runInThread<Answer>(
  workerFile: string | URL,
  job: unknown,
  note: (detail: string) => void,
): Promise<Answer | null> {
  return new Promise((resolve) => {
    let answer: Answer | null = null;
    const worker = new Worker(workerFile, { workerData: job });
    worker.on('message', (told: Answer) => {
      answer = told;
    });
    worker.on('error', (error) => note(String(error)));
    worker.on('exit', () => resolve(answer));
  });
}
