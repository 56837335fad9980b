import type { HeldView } from '#core/views';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';
import { dayText, hourText } from '#renderer/ui/when';

/** What a sale on hold is called, what is in it and since when. */
export function useHeldWords() {
  const { t } = useTranslation('selling');
  const setting = useSetting();
  const now = useView((view) => view.now);
  const isOld = ({ heldAt }: HeldView): boolean => dayText(heldAt, setting) !== dayText(now, setting);
  return {
    isOld,
    nameOf: ({ name, place }: Pick<HeldView, 'name' | 'place'>): string => name ?? t('open.place', { place }),
    contentOf: ({ first, lines }: HeldView): string =>
      t('open.content', { count: lines, first, more: lines - 1 }),
    ageOf(held: HeldView): string {
      const time = hourText(held.heldAt, setting);
      return isOld(held)
        ? t('open.sinceDay', { day: dayText(held.heldAt, setting), time })
        : t('open.sinceTime', { time });
    },
  };
}
