import { spawn } from 'node:child_process';

/** How a program of the system ended, and what it said, for the log. `code` is null where there is no such program. */
export type Ran = { readonly code: number | null; readonly said: string };
export type RunProgram = (program: string, args: readonly string[], input?: Uint8Array) => Promise<Ran>;

const LIMIT_MS = 10_000;
const MOST_SAID = 2000;

/** By its name and its words apart: nothing of them is read by a shell. In English, so that what it says can be told. */
export const runProgram: RunProgram = (program, args, input) =>
  new Promise((resolve) => {
    const child = spawn(program, [...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: LIMIT_MS,
      windowsHide: true,
      env: { ...process.env, LC_ALL: 'C' },
    });
    let said = '';
    const hear = (piece: Buffer): void => {
      if (said.length < MOST_SAID) said += piece.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    // A program that ends before it has read everything says so by its code.
    child.stdin.on('error', () => undefined);
    child.on('error', (thrown) => resolve({ code: null, said: thrown.message }));
    child.on('close', (code) => resolve({ code: code ?? -1, said: said.slice(0, MOST_SAID) }));
    child.stdin.end(input ?? new Uint8Array());
  });
