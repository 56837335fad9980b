import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProductTrouble } from '#core/catalogue-requests';
import type { Product } from '#core/domain/product';
import type { Result } from '#core/result';
import type { ProductsWanted } from '#core/views';
import { useActions } from '#renderer/cashier/counter-context';

const CHUNK = 100;
const SETTLE_MS = 80;
const MOST_UNDONE = 100;

export type Show = ProductsWanted['show'];
type Step = { readonly before: Product | null; readonly after: Product };
type Rows = { readonly total: number; readonly at: ReadonlyMap<number, Product> };

export type Products = ReturnType<typeof useProducts>;

/** A stretch at a time of what main keeps, and what was changed here, to be taken back one by one. */
export function useProducts(text: string, show: Show) {
  const { bridge, ticket } = useActions();
  const [rows, setRows] = useState<Rows>({ total: 0, at: new Map() });
  const [version, setVersion] = useState(0);
  const asked = useRef(new Set<number>());
  const steps = useRef<Step[]>([]);
  const [canUndo, setCanUndo] = useState(false);

  const fetchChunk = useCallback(
    async (chunk: number, isFirst: boolean) => {
      asked.current.add(chunk);
      const wanted = { text, show, offset: chunk * CHUNK, limit: CHUNK };
      const page = await bridge.request('products/page', wanted);
      setRows((now) => {
        const at = new Map(isFirst ? [] : now.at);
        for (const [place, product] of page.products.entries()) at.set(page.offset + place, product);
        return { total: page.total, at };
      });
    },
    [bridge, text, show],
  );
  useEffect(() => {
    const timer = window.setTimeout(
      () => {
        asked.current = new Set();
        void fetchChunk(0, true);
      },
      version === 0 && text === '' ? 0 : SETTLE_MS,
    );
    return () => window.clearTimeout(timer);
  }, [fetchChunk, version, text]);

  const need = useCallback(
    (first: number, end: number) => {
      for (let chunk = Math.floor(first / CHUNK); chunk * CHUNK < end; chunk += 1)
        if (!asked.current.has(chunk) && asked.current.size > 0) void fetchChunk(chunk, false);
    },
    [fetchChunk],
  );

  function changed(step: Step | null): void {
    if (step !== null) steps.current = [...steps.current.slice(1 - MOST_UNDONE), step];
    setCanUndo(steps.current.length > 0);
    void ticket.loadFavourites();
  }

  /** In its place: a row that moved away under the hand because its name changed would be lost. */
  async function save(before: Product, after: Product): Promise<Result<Product, ProductTrouble>> {
    const saved = await bridge.request('products/save', after);
    if (saved.ok) {
      setRows((now) => ({ ...now, at: replaced(now.at, saved.value) }));
      changed({ before, after: saved.value });
    }
    return saved;
  }

  async function add(draft: Omit<Product, 'id'>): Promise<Result<Product, ProductTrouble>> {
    const added = await bridge.request('products/add', draft);
    if (added.ok) {
      changed({ before: null, after: added.value });
      setVersion((now) => now + 1);
    }
    return added;
  }

  /** The product that was taken back, or why it could not be. */
  async function undo(): Promise<Result<Product, ProductTrouble> | null> {
    const step = steps.current.at(-1);
    if (step === undefined) return null;
    const { before, after } = step;
    const done =
      before === null
        ? await bridge.request('products/remove', { id: after.id })
        : await bridge.request('products/save', before);
    if (!done.ok) return done;
    steps.current = steps.current.slice(0, -1);
    changed(null);
    setVersion((now) => now + 1);
    return { ok: true, value: before ?? after };
  }

  return { ...rows, need, save, add, undo, canUndo, reload: () => setVersion((now) => now + 1) };
}

function replaced(rows: ReadonlyMap<number, Product>, product: Product): ReadonlyMap<number, Product> {
  return new Map([...rows].map(([at, row]) => [at, row.id === product.id ? product : row]));
}
