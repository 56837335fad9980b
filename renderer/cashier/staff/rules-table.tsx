import { useState } from 'react';
import {
  isFixed,
  LOCK_MINUTES,
  PERMISSIONS,
  type Permission,
  RISKY_ACTS,
  type RiskyAct,
  ROLES,
  type Role,
  type StaffRules,
} from '#core/domain/staff';
import { useStaffWords } from '#renderer/cashier/staff/staff-words';
import type { StaffCopy } from '#renderer/cashier/staff/use-staff';
import { Choice } from '#renderer/ui/choice.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';

/** Each risky act for each role, the limit of discounts, and when the till locks itself. */
export function RulesTable({ staff, rules }: { staff: StaffCopy; rules: StaffRules }) {
  const { t } = useStaffWords();
  const save = (change: Partial<StaffRules>) => void staff.change('staff/rules', { ...rules, ...change });
  function permit(role: Role, act: RiskyAct, permission: Permission): void {
    const permissions = { ...rules.permissions };
    permissions[role] = { ...permissions[role], [act]: permission };
    save({ permissions });
  }
  return (
    <section className="part">
      <h3>{t('page.may')}</h3>
      <p className="hint">{t('page.mayLead')}</p>
      <table className="rules">
        <thead>
          <tr>
            <th scope="col">{t('page.act')}</th>
            {ROLES.map((role) => (
              <th key={role} scope="col">
                {t(`role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {RISKY_ACTS.map((act) => (
            <tr key={act}>
              <th scope="row">{t(`act.${act}`)}</th>
              {ROLES.map((role) => (
                <td key={role}>
                  <div className={isFixed(role, act) ? 'input is-off' : 'input'}>
                    <select
                      aria-label={`${t(`act.${act}`)}: ${t(`role.${role}`)}`}
                      value={rules.permissions[role][act]}
                      disabled={isFixed(role, act)}
                      onChange={({ target }) => {
                        const chosen = PERMISSIONS.find((each) => each === target.value);
                        if (chosen !== undefined) permit(role, act, chosen);
                      }}
                    >
                      {PERMISSIONS.map((each) => (
                        <option key={each} value={each}>
                          {t(`permission.${each}`)}
                        </option>
                      ))}
                    </select>
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="pair-of-fields even">
        <Limit rules={rules} onSave={(discountLimit) => save({ discountLimit })} />
        <Choice
          label={t('page.lockAfter')}
          items={LOCK_MINUTES.map((count) => ({
            id: String(count),
            label: count === 0 ? t('page.never') : t('page.minutes', { count }),
          }))}
          selected={String(rules.lockMinutes)}
          onSelect={(minutes) => save({ lockMinutes: Number(minutes) })}
        />
      </div>
    </section>
  );
}

function Limit({ rules, onSave }: { rules: StaffRules; onSave: (basisPoints: number) => void }) {
  const { t } = useStaffWords();
  const kept = String(rules.discountLimit / 100);
  const [text, setText] = useState(kept);
  const percent = Number(text.replace(',', '.'));
  const isBad = text.trim() === '' || !(percent >= 0 && percent <= 100);
  return (
    <TextField
      label={t('page.limit')}
      icon="percent"
      inputMode="decimal"
      maxLength={5}
      value={text}
      onChange={setText}
      onBlur={() => {
        if (!isBad && text !== kept) onSave(Math.round(percent * 100));
      }}
      error={isBad ? t('page.badLimit') : null}
    />
  );
}
