import { formatMoney, siteOf } from '#core/domain/site';
import type { Banner as BannerView } from '#core/views';
import { useActions } from '#renderer/cashier/counter-context';
import { type SettingsTab, useCounter, useSetting, useView } from '#renderer/cashier/counter-store';
import { DisplayNotice } from '#renderer/cashier/display-notice.tsx';
import { NoticeLine } from '#renderer/cashier/notice-line.tsx';
import { saleNumber } from '#renderer/cashier/sale-number';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Banner, type BannerKind } from '#renderer/ui/banner.tsx';
import { Button } from '#renderer/ui/button.tsx';
import type { IconName } from '#renderer/ui/icon.tsx';
import { hourText } from '#renderer/ui/when';

export const looks: Record<BannerView['kind'], { readonly kind: BannerKind; readonly icon: IconName }> = {
  'paid-parked': { kind: 'money', icon: 'circle-check' },
  'paid-adopted': { kind: 'money', icon: 'circle-check' },
  'sight-paid': { kind: 'money', icon: 'circle-check' },
  'sight-unpaid': { kind: 'trouble', icon: 'eye' },
  'paid-late': { kind: 'trouble', icon: 'clock-alert' },
  double: { kind: 'trouble', icon: 'copy' },
  over: { kind: 'trouble', icon: 'circle-alert' },
  partial: { kind: 'trouble', icon: 'circle-alert' },
  mismatch: { kind: 'trouble', icon: 'triangle-alert' },
  reverted: { kind: 'trouble', icon: 'undo-2' },
  disputed: { kind: 'trouble', icon: 'triangle-alert' },
  'charged-back': { kind: 'trouble', icon: 'undo-2' },
  'refund-failed': { kind: 'trouble', icon: 'undo-2' },
  'refund-unknown': { kind: 'trouble', icon: 'circle-question-mark' },
  'refund-not-sent': { kind: 'trouble', icon: 'wifi-off' },
  'refund-done': { kind: 'money', icon: 'circle-check' },
  'print-failed': { kind: 'trouble', icon: 'printer' },
  'print-interrupted': { kind: 'trouble', icon: 'printer' },
  'report-failed': { kind: 'trouble', icon: 'printer' },
  'report-interrupted': { kind: 'trouble', icon: 'printer' },
  'log-broken': { kind: 'trouble', icon: 'triangle-alert' },
  restored: { kind: 'plain', icon: 'info' },
  'restore-dropped': { kind: 'trouble', icon: 'triangle-alert' },
};

/** What must be read, the oldest first; each stays until somebody says that it was. */
export function Banners({ most }: { most: number }) {
  const { t } = useTranslation('cashier');
  const banners = useView((view) => view.banners);
  const more = banners.length - most;
  return (
    <>
      <DisplayNotice />
      <NoticeLine />
      {banners.slice(0, most).map((banner) => (
        <One key={banner.id} banner={banner} />
      ))}
      {more > 0 && <p className="more quiet small">{t('banner.more', { count: more })}</p>}
    </>
  );
}

function One({ banner }: { banner: BannerView }) {
  const { t } = useTranslation('cashier');
  const { charges } = useActions();
  const setting = useSetting();
  const { id, kind, at } = banner;
  const amount = formatMoney(banner.amount, siteOf(setting.siteId));
  const time = hourText(at, setting);
  return (
    <Banner
      {...looks[kind]}
      isTold
      title={t(`banner.${kind}`, { amount })}
      actions={
        <>
          <Act banner={banner} />
          <Button kind="plain" onPress={() => void charges.dismiss(id)}>
            {t('banner.read')}
          </Button>
        </>
      }
    >
      {banner.saleNumber === null
        ? t(aboutOf(kind), { time })
        : t('banner.ofSale', { number: saleNumber(banner.saleNumber), time })}
    </Banner>
  );
}

/** What it is of, where it is of no sale. */
function aboutOf(kind: BannerView['kind']) {
  if (kind === 'log-broken') return 'banner.ofLog';
  if (kind === 'restored') return 'banner.ofRestored';
  if (kind === 'restore-dropped') return 'banner.ofDropped';
  return kind.startsWith('report-') ? 'banner.ofShift' : 'banner.ofNone';
}

/** Where in the settings it is looked into. */
const tabOf: Partial<Record<BannerView['kind'], SettingsTab>> = {
  'log-broken': 'log',
  restored: 'backups',
  'restore-dropped': 'backups',
};

/** The one thing to do about it. */
function Act({ banner }: { banner: BannerView }) {
  const { t } = useTranslation('cashier');
  const tab = tabOf[banner.kind];
  if (tab !== undefined)
    return (
      <Button
        kind={looks[banner.kind].kind === 'trouble' ? 'danger' : 'secondary'}
        onPress={() => useCounter.setState({ panel: { kind: 'settings', tab } })}
      >
        {t('banner.see')}
      </Button>
    );
  return banner.jobId === undefined ? <Answers banner={banner} /> : <PrintAgain banner={banner} />;
}

/** Money that is too much, or that nobody waited for, can go back from here: in one step, asked twice. */
const GIVEN_BACK: ReadonlySet<BannerView['kind']> = new Set(['paid-late', 'double', 'over', 'paid-adopted']);

function Answers({ banner: { kind, saleId } }: { banner: BannerView }) {
  const { t } = useTranslation('cashier');
  const { charges } = useActions();
  const isTrouble = looks[kind].kind === 'trouble';
  const canGive = saleId !== null && GIVEN_BACK.has(kind);
  const give = () => {
    if (saleId !== null) useCounter.setState({ dialog: { kind: 'give-back', saleId, paymentId: null } });
  };
  return (
    <>
      {canGive && (
        <Button kind={isTrouble ? 'danger' : 'secondary'} icon="undo-2" onPress={give}>
          {t('banner.giveBack')}
        </Button>
      )}
      <Button
        onPress={() => void charges.seeSale(saleId)}
        kind={isTrouble && !canGive ? 'danger' : 'secondary'}
      >
        {t('banner.see')}
      </Button>
    </>
  );
}

/** The very paper that did not come out: again, on the other printer, or seen on the counter after all. */
function PrintAgain({ banner }: { banner: BannerView }) {
  const { t } = useTranslation('cashier');
  const { charges } = useActions();
  const hasSpare = useView((view) => view.hasSparePrinter);
  const { jobId } = banner;
  if (jobId === undefined) return null;
  return (
    <>
      <Button kind="danger" icon="printer" onPress={() => void charges.retryPrint(jobId)}>
        {t('banner.print')}
      </Button>
      {hasSpare && <Button onPress={() => void charges.movePrint(jobId)}>{t('banner.other')}</Button>}
      {banner.kind.endsWith('-interrupted') && (
        <Button onPress={() => void charges.foundPrint(jobId)}>{t('banner.found')}</Button>
      )}
    </>
  );
}
