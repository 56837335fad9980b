import '../css/staff.css';
import { useView } from '#renderer/cashier/counter-store';
import { PeopleList } from '#renderer/cashier/staff/people-list.tsx';
import { PersonForm } from '#renderer/cashier/staff/person-form.tsx';
import { RulesTable } from '#renderer/cashier/staff/rules-table.tsx';
import { StaffAnswer } from '#renderer/cashier/staff/staff-answer.tsx';
import { useStaffWords } from '#renderer/cashier/staff/staff-words';
import { useStaff } from '#renderer/cashier/staff/use-staff';

/** Who serves, and what each may. Before there is anybody the till is open to all, and the page says so. */
export function StaffPage() {
  const { t } = useStaffWords();
  const staff = useStaff();
  const isManager = useView((view) => view.staff?.person?.role === 'manager');
  const { list } = staff;
  if (list === null) return null;
  const isFirst = list.people.length === 0;
  return (
    <>
      <div>
        <h2>{t('page.title')}</h2>
        <p className="lead">{isFirst ? t('page.none') : t('page.lead')}</p>
      </div>
      {!isFirst && <PeopleList staff={staff} people={list.people} />}
      {!isFirst && !isManager && <p className="hint">{t('page.onlyManager')}</p>}
      {(isFirst || isManager) && (
        <section className="part">
          <h3>{isFirst ? t('page.begin') : t('page.add')}</h3>
          {isFirst && <p className="hint">{t('page.first')}</p>}
          <PersonForm staff={staff} isFirst={isFirst} />
        </section>
      )}
      <StaffAnswer answer={staff.answer} />
      {isManager && <RulesTable staff={staff} rules={list.rules} />}
    </>
  );
}
