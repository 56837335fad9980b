import { useState } from 'react';
import { type Money, ZERO } from '#core/domain/money';
import type { ShiftId } from '#core/domain/shift';
import { useSetting, useView } from '#renderer/cashier/counter-store';
import { onEnter, selectAll } from '#renderer/cashier/dialogs/answer-row.tsx';
import { minted } from '#renderer/cashier/minted';
import { useShiftWords } from '#renderer/cashier/shift/shift-words';
import type { ShiftDesk } from '#renderer/cashier/shift/use-shift';
import { Button } from '#renderer/ui/button.tsx';
import { MoneyField } from '#renderer/ui/money-field.tsx';

/** What the drawer begins with; Enter alone is none. */
export function OpenForm({ desk }: { desk: ShiftDesk }) {
  const { t } = useShiftWords();
  const { siteId } = useSetting();
  const { use } = useView(({ shift }) => shift);
  const [shiftId] = useState<ShiftId>(minted);
  const [float, setFloat] = useState<Money | null>(ZERO);
  const open = () => {
    if (float !== null) void desk.ask('shift/open', () => t('said.opened'), { shiftId, float });
  };
  return (
    <section className="opening">
      <h2>{t('none.title')}</h2>
      <p className="quiet">{t(use === 'required' ? 'none.required' : 'none.lead')}</p>
      <div className="ask">
        <MoneyField
          className="large"
          label={t('none.float')}
          hint={t('none.hint')}
          siteId={siteId}
          value={float}
          onChange={setFloat}
          autoFocus
          inputRef={selectAll}
          onKeyDown={onEnter(open)}
        />
        <Button kind="primary" onPress={open}>
          {t('none.open')}
        </Button>
      </div>
    </section>
  );
}
