import { useState } from 'react';
import { TAX_ID_NAME } from '#core/domain/receipt';
import type { SettingsChange } from '#core/settings-change';
import { LogoPart } from '#renderer/cashier/printing/logo-part.tsx';
import { usePrintingWords } from '#renderer/cashier/printing/printing-words';
import { SavedLine } from '#renderer/cashier/settings/saved-line.tsx';
import type { PageProps } from '#renderer/cashier/settings/settings-screen.tsx';
import type { SaveAnswer } from '#renderer/cashier/settings/use-settings';
import { Button } from '#renderer/ui/button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** What stands on paper beside the sale itself. */
export function ReceiptPage({ settings, view: { paper, setting } }: PageProps) {
  const { t } = usePrintingWords();
  const [address, setAddress] = useState(paper.address ?? '');
  const [taxId, setTaxId] = useState(paper.taxId ?? '');
  const [footer, setFooter] = useState(paper.footer ?? '');
  const [answer, setAnswer] = useState<SaveAnswer | null>(null);
  const save = async (change: SettingsChange) => setAnswer(await settings.save(change));
  return (
    <>
      <h2>{t('receipt.title')}</h2>
      <div className="pair-of-fields even">
        <TextField label={t('receipt.address')} value={address} onChange={setAddress} maxLength={120} />
        <TextField
          label={t('receipt.taxId', { name: TAX_ID_NAME[setting.siteId] })}
          value={taxId}
          onChange={setTaxId}
          maxLength={30}
        />
      </div>
      <TextField
        label={t('receipt.footer')}
        hint={t('receipt.footerHint')}
        value={footer}
        onChange={setFooter}
        maxLength={300}
      />
      <div className="row">
        <Button
          kind="primary"
          onPress={() =>
            void save({
              shopAddress: orNull(address),
              shopTaxId: orNull(taxId),
              receiptFooter: orNull(footer),
            })
          }
        >
          {t('receipt.save')}
        </Button>
        <SavedLine answer={answer} />
      </div>
      <LogoPart logo={paper.logo} onChange={(receiptLogo) => save({ receiptLogo })} />
    </>
  );
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
