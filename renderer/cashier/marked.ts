export type MarkedPart = { readonly at: number; readonly part: string; readonly isMarked: boolean };

/** A name cut where a word of it begins with a word that was typed; accents and case do not matter. */
export function markedParts(name: string, typed: string): readonly MarkedPart[] {
  const wanted = wordsOf(bare(typed));
  const plain = bare(name);
  // Where taking the accents off changes the length, the places would be wrong: then nothing is marked.
  if (wanted.length === 0 || plain.length !== name.length) return [{ at: 0, part: name, isMarked: false }];
  const parts: MarkedPart[] = [];
  let from = 0;
  for (const { 0: word, index } of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
    const begun = wanted
      .filter((beginning) => word.startsWith(beginning))
      .sort((a, b) => b.length - a.length);
    const [longest] = begun;
    if (longest === undefined) continue;
    if (index > from) parts.push({ at: from, part: name.slice(from, index), isMarked: false });
    parts.push({ at: index, part: name.slice(index, index + longest.length), isMarked: true });
    from = index + longest.length;
  }
  if (from < name.length) parts.push({ at: from, part: name.slice(from), isMarked: false });
  return parts;
}

const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase();
const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
