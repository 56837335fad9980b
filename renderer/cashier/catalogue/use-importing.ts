import { useState } from 'react';
import type { ImportCounts, ImportOptions, ImportPreview, ImportTrouble } from '#core/domain/product-import';
import type { Result } from '#core/result';
import { useCatalogueWords } from '#renderer/cashier/catalogue/catalogue-words';
import { useActions } from '#renderer/cashier/counter-context';

export type Importing = ReturnType<typeof useImporting>;

/** One file on its way in: looked at again whenever the way to read it changes, then taken whole. */
export function useImporting(onChanged: () => void) {
  const { bridge } = useActions();
  const { t } = useCatalogueWords();
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [done, setDone] = useState<ImportCounts | 'undone' | null>(null);
  const [isBusy, setBusy] = useState(false);

  function refuse(trouble: ImportTrouble): void {
    if (trouble.kind === 'wrong-rows') setPreview(trouble.preview);
    else if (trouble.kind !== 'cancelled')
      setRefused(t(`refused.${trouble.kind}`, { line: 'line' in trouble ? trouble.line : 0 }));
  }

  async function ask<T>(request: () => Promise<Result<T, ImportTrouble>>): Promise<T | null> {
    setBusy(true);
    setRefused(null);
    try {
      const answer = await request();
      if (answer.ok) return answer.value;
      refuse(answer.error);
    } catch {
      refuse({ kind: 'failed' });
    } finally {
      setBusy(false);
    }
    return null;
  }

  async function look(request: () => Promise<Result<ImportPreview, ImportTrouble>>): Promise<void> {
    const looked = await ask(request);
    if (looked !== null) setPreview(looked);
  }

  return {
    preview,
    refused,
    done,
    isBusy,
    choose(): Promise<void> {
      setDone(null);
      return look(() => bridge.request('products/choose-file'));
    },
    read(change: Partial<ImportOptions>): void {
      if (preview === null) return;
      const { delimiter, ...rest } = preview.options;
      // With another delimiter there are other columns, to be guessed again.
      const options = change.delimiter === undefined ? { delimiter, ...rest, ...change } : change;
      void look(() => bridge.request('products/preview', options));
    },
    async take(): Promise<void> {
      if (preview === null) return;
      const { options, digest } = preview;
      const counts = await ask(() => bridge.request('products/import', { options, digest }));
      if (counts === null) return;
      setDone(counts);
      onChanged();
    },
    async undo(): Promise<void> {
      if ((await ask(() => bridge.request('products/undo-import'))) === null) return;
      setDone('undone');
      onChanged();
    },
  };
}
