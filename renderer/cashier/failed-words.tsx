import type { CashierView } from '#core/views';
import en from '#renderer/i18n/en/common.json';
import es from '#renderer/i18n/es/common.json';
import ar from '#renderer/i18n/es-AR/common.json';
import pt from '#renderer/i18n/pt-BR/common.json';

const words = { 'es-AR': ar, es, 'pt-BR': pt, en } as const;

/** Needs nothing of the page around it, and nothing that is loaded: that may be what failed. */
export function FailedWords({ view }: { readonly view: CashierView }) {
  return <p role="alert">{words[view.setting.language].failed}</p>;
}
