import { useState } from 'react';
import { ROLES, type Role } from '#core/domain/staff';
import { onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { pairTrouble } from '#renderer/cashier/staff/pair-trouble';
import { PinPair } from '#renderer/cashier/staff/pin-pair.tsx';
import { useStaffWords } from '#renderer/cashier/staff/staff-words';
import type { StaffCopy } from '#renderer/cashier/staff/use-staff';
import { Button } from '#renderer/ui/button.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

const NOBODY = { pin: '', again: '' };

/** Somebody new: name, role and a PIN typed twice. The first is a manager, without a question. */
export function PersonForm({ staff, isFirst }: { staff: StaffCopy; isFirst: boolean }) {
  const { t } = useStaffWords();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('cashier');
  const [pair, setPair] = useState(NOBODY);
  async function add(): Promise<void> {
    const trouble = name.trim() === '' ? 'no-name' : pairTrouble(pair.pin, pair.again);
    if (trouble !== null) return staff.say(trouble);
    const added = await staff.change('staff/add', {
      name: name.trim(),
      role: isFirst ? 'manager' : role,
      pin: pair.pin,
    });
    if (!added) return;
    setName('');
    setPair(NOBODY);
  }
  return (
    <div className="person-form">
      <TextField
        label={t('page.name')}
        icon="user"
        value={name}
        onChange={setName}
        maxLength={40}
        onKeyDown={onEnter(() => void add())}
      />
      {!isFirst && (
        <Segmented
          label={t('page.role')}
          items={ROLES.map((id) => ({ id, label: t(`role.${id}`) }))}
          selected={role}
          onSelect={setRole}
        />
      )}
      <PinPair
        labels={[t('page.pin'), t('page.again')]}
        pair={pair}
        onChange={setPair}
        onDone={() => void add()}
      />
      <Button kind="primary" onPress={() => void add()}>
        {isFirst ? t('page.begin') : t('page.add')}
      </Button>
    </div>
  );
}
