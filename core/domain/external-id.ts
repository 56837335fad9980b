/**
 * A name of letters and digits for what a person called "Caja del fondo": CAJADELFONDO, or with the first number that
 * makes it its own among those taken.
 */
export function proposeExternalId(
  name: string,
  taken: readonly string[],
  { longest, fallback }: { readonly longest: number; readonly fallback: string },
): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase();
  const stem = (plain === '' ? fallback : plain).slice(0, longest);
  const used = new Set(taken.map((each) => each.toUpperCase()));
  for (let number = 1; ; number++) {
    const tail = number === 1 ? '' : String(number);
    const proposed = `${stem.slice(0, longest - tail.length)}${tail}`;
    if (!used.has(proposed)) return proposed;
  }
}
