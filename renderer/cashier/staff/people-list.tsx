import { useState } from 'react';
import { type Person, ROLES } from '#core/domain/staff';
import { useView } from '#renderer/cashier/counter-store';
import { AnswerRow, onEnter } from '#renderer/cashier/dialogs/answer-row.tsx';
import { pairTrouble } from '#renderer/cashier/staff/pair-trouble';
import { PinPair } from '#renderer/cashier/staff/pin-pair.tsx';
import { StaffAnswer } from '#renderer/cashier/staff/staff-answer.tsx';
import { useStaffWords } from '#renderer/cashier/staff/staff-words';
import type { StaffCopy } from '#renderer/cashier/staff/use-staff';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

type Asked = { readonly what: 'change' | 'newPin' | 'remove'; readonly person: Person };
const ASKED = ['change', 'newPin', 'remove'] as const;

/** Who works here, and what may be changed of each. */
export function PeopleList({ staff, people }: { staff: StaffCopy; people: readonly Person[] }) {
  const { t } = useStaffWords();
  const here = useView((view) => view.staff?.person);
  const [asked, setAsked] = useState<Asked | null>(null);
  const isManager = here?.role === 'manager';
  return (
    <>
      <ul className="picks people" aria-label={t('page.people')}>
        {people.map((person) => (
          <li key={person.id}>
            <div>
              <b>{person.name}</b>
              <span>
                {t(`role.${person.role}`)}
                {person.id === here?.id && <> · {t('page.here')}</>}
              </span>
            </div>
            {isManager && (
              <div className="row">
                {ASKED.map((what) => (
                  <Button
                    key={what}
                    label={t(`page.${what}Of`, { name: person.name })}
                    onPress={() => setAsked({ what, person })}
                  >
                    {t(`page.${what}`)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
      {asked !== null && (
        <Ask key={asked.person.id} asked={asked} staff={staff} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

function Ask({ asked, staff, onClose }: { asked: Asked; staff: StaffCopy; onClose: () => void }) {
  const { t } = useStaffWords();
  const { t: c } = useTranslation('cashier');
  const { what, person } = asked;
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState(person.role);
  const [pair, setPair] = useState({ pin: '', again: '' });
  const { id } = person;
  async function answer(): Promise<void> {
    const trouble = what === 'newPin' ? pairTrouble(pair.pin, pair.again) : null;
    if (trouble !== null) return staff.say(trouble);
    if (what === 'change' && name.trim() === '') return staff.say('no-name');
    const made =
      what === 'remove'
        ? await staff.change('staff/remove', { id })
        : what === 'change'
          ? await staff.change('staff/change', { id, name: name.trim(), role })
          : await staff.change('staff/set-pin', { id, pin: pair.pin });
    if (made) onClose();
  }
  return (
    <Dialog
      className="pin"
      role={what === 'remove' ? 'alertdialog' : 'dialog'}
      title={t(`page.${what}Of`, { name: person.name })}
      onClose={onClose}
      actions={
        what === 'remove' ? (
          <>
            <Button kind="danger" onPress={() => void answer()}>
              {t('page.remove')}
            </Button>
            <Button kind="primary" autoFocus onPress={onClose}>
              {c('dialog.cancel')}
            </Button>
          </>
        ) : (
          <AnswerRow yes={t('page.save')} onYes={() => void answer()} onClose={onClose} />
        )
      }
    >
      {what === 'remove' && <p className="body">{t('page.removeBody')}</p>}
      {what === 'change' && (
        <div className="fields">
          <TextField
            label={t('page.name')}
            value={name}
            onChange={setName}
            maxLength={40}
            autoFocus
            onKeyDown={onEnter(() => void answer())}
          />
          <Segmented
            label={t('page.role')}
            items={ROLES.map((each) => ({ id: each, label: t(`role.${each}`) }))}
            selected={role}
            onSelect={setRole}
          />
        </div>
      )}
      {what === 'newPin' && (
        <PinPair
          labels={[t('page.pin'), t('page.again')]}
          pair={pair}
          onChange={setPair}
          onDone={() => void answer()}
          takesFocus
        />
      )}
      <StaffAnswer answer={staff.answer === 'saved' ? null : staff.answer} />
    </Dialog>
  );
}
