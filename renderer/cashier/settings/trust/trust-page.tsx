import '../../css/trust.css';
import { AuditSection } from '#renderer/cashier/settings/trust/audit-section.tsx';
import { BundleSection } from '#renderer/cashier/settings/trust/bundle-section.tsx';
import { ProofSection } from '#renderer/cashier/settings/trust/proof-section.tsx';
import { YearSection } from '#renderer/cashier/settings/trust/year-section.tsx';
import { useTrustWords } from '#renderer/cashier/trust-words';

/** That the log is whole, what was done beside selling, and what of it goes elsewhere. */
export function TrustPage() {
  const { t } = useTrustWords();
  return (
    <>
      <div>
        <h2>{t('log.title')}</h2>
        <p className="lead">{t('log.lead')}</p>
      </div>
      <ProofSection />
      <AuditSection />
      <YearSection />
      <BundleSection />
    </>
  );
}
