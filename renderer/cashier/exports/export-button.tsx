import { useState } from 'react';
import type { BusinessDay } from '#core/domain/business-day';
import { ExportDialog } from '#renderer/cashier/exports/export-dialog.tsx';
import { useTrustWords } from '#renderer/cashier/trust-words';
import { Button } from '#renderer/ui/button.tsx';

/** From the day that is looked at to a file of it, or of more. */
export function ExportButton(days: { readonly day: BusinessDay; readonly today: BusinessDay }) {
  const { t } = useTrustWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon="download" onPress={() => setOpen(true)}>
        {t('export.open')}
      </Button>
      {isOpen && <ExportDialog {...days} onClose={() => setOpen(false)} />}
    </>
  );
}
