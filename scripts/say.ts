/** A line for the person at the terminal; on stderr, so that what a command gives out stays alone on stdout. */
export function say(text: string): void {
  process.stderr.write(`mostrador: ${text}\n`);
}
