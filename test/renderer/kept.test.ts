import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kept } from '#renderer/cashier/kept';

const plain = fc.jsonValue({ maxDepth: 4 });
const copy = <T>(value: T): T => structuredClone(value);

describe('what came, made of what stood before', () => {
  it('says exactly what came, whatever stood before', () => {
    fc.assert(
      fc.property(plain, plain, (before, after) => {
        expect(kept(before, after)).toEqual(after);
      }),
    );
  });

  it('is the very thing that stood before where it says the same', () => {
    fc.assert(
      fc.property(plain, (before) => {
        expect(kept(before, copy(before))).toBe(before);
      }),
    );
  });

  it('keeps each line that says the same, also where one above it is gone', () => {
    const before = {
      lines: [
        { id: 'a', n: 1 },
        { id: 'b', n: 1 },
        { id: 'c', n: 1 },
      ],
      note: null,
    };
    const after = kept(before, {
      lines: [
        { id: 'b', n: 2 },
        { id: 'c', n: 1 },
      ],
      note: null,
    });
    expect(after).toEqual({
      lines: [
        { id: 'b', n: 2 },
        { id: 'c', n: 1 },
      ],
      note: null,
    });
    expect(after.lines[1]).toBe(before.lines[2]);
    expect(after).not.toBe(before);
  });

  it('tells a list from a thing, and nothing from what is not there', () => {
    expect(kept({ list: [] }, { list: {} })).toEqual({ list: {} });
    const after: unknown = kept({ name: undefined }, { other: undefined });
    expect(after).toStrictEqual({ other: undefined });
  });
});
