import '../css/staff.css';
import { useView } from '#renderer/cashier/counter-store';
import { PersonForm } from '#renderer/cashier/staff/person-form.tsx';
import { StaffAnswer } from '#renderer/cashier/staff/staff-answer.tsx';
import { useStaffWords } from '#renderer/cashier/staff/staff-words';
import { useStaff } from '#renderer/cashier/staff/use-staff';
import { Icon } from '#renderer/ui/icon.tsx';

/** The first manager, where there is to be one: a shop of one goes on without. */
export function StaffStep() {
  const { t } = useStaffWords();
  const staff = useStaff();
  const manager = useView((view) => view.staff?.person?.name ?? null);
  return (
    <>
      <div>
        <h2>{t('firstRun.title')}</h2>
        <p className="lead">{t('firstRun.lead')}</p>
      </div>
      {manager === null ? (
        <>
          <p className="hint">{t('page.first')}</p>
          <PersonForm staff={staff} isFirst />
          <StaffAnswer answer={staff.answer} />
        </>
      ) : (
        <p className="hint good" role="status">
          <Icon name="circle-check" /> {t('firstRun.done', { name: manager })}
        </p>
      )}
    </>
  );
}
