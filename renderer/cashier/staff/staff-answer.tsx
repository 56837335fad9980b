import { useStaffWords } from '#renderer/cashier/staff/staff-words';
import type { StaffCopy } from '#renderer/cashier/staff/use-staff';
import { Icon } from '#renderer/ui/icon.tsx';

/** What became of the last change. */
export function StaffAnswer({ answer }: Pick<StaffCopy, 'answer'>) {
  const { t } = useStaffWords();
  return (
    <p className={answer === 'saved' ? 'hint good saved-line' : 'hint bad saved-line'} role="status">
      {answer !== null && (
        <>
          <Icon name={answer === 'saved' ? 'check' : 'circle-alert'} />{' '}
          {answer === 'saved' ? t('page.saved') : t(`trouble.${answer}`)}
        </>
      )}
    </p>
  );
}
