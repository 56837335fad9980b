import type { ReactNode } from 'react';
import { siteOf } from '#core/domain/site';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { useTranslation } from '#renderer/i18n/use-translation';
import { numberText } from '#renderer/ui/figures';
import { Padded, type PadKeys } from '#renderer/ui/number-pad.tsx';

/** The fields of a question, with the number pad beside them where a finger answers. */
export function WithPad({ keys = 'decimal', children }: { keys?: PadKeys; children: ReactNode }) {
  const { t } = useTranslation('selling');
  const { locale } = siteOf(useSetting().siteId);
  const setting = useView(({ hands }) => hands.numberPad);
  return (
    <Padded
      keys={keys}
      mark={decimalMark(locale)}
      setting={setting}
      words={{ pad: t('pad.title'), erase: t('pad.erase') }}
    >
      {children}
    </Padded>
  );
}

/** As the country writes a half: "0,5" or "0.5". */
export const decimalMark = (locale: string): '.' | ',' => (numberText(0.5, locale).includes('.') ? '.' : ',');
