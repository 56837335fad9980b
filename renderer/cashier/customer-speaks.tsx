import { useActions } from '#renderer/cashier/counter-context';
import { useView } from '#renderer/cashier/counter-store';
import { useCap } from '#renderer/cashier/key-caps';
import { runCommand } from '#renderer/cashier/run-command';
import { useTranslation } from '#renderer/i18n/use-translation';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';

/** In which language the customer reads this sale, where it is not the shop's own; and the way to the next. */
export function CustomerSpeaks({ isAsked }: { isAsked: boolean }) {
  const { t } = useTranslation('selling');
  const { t: c } = useTranslation('cashier');
  const counter = useActions();
  const cap = useCap();
  const language = useView((view) => view.customerLanguage);
  return (
    <div className={language === null && !isAsked ? 'speaks none' : 'speaks'}>
      <p role="status">
        {language !== null && (
          <>
            <Icon name="languages" /> {t('speaks.now', { language: c(`language.${language}`) })}
          </>
        )}
      </p>
      {(language !== null || isAsked) && (
        <Button
          kind="plain"
          keyCap={cap('customer-language')}
          onPress={() => runCommand('customer-language', counter)}
        >
          {t(language === null ? 'speaks.ask' : 'speaks.change')}
        </Button>
      )}
    </div>
  );
}
