import { useSetupWords } from '#renderer/cashier/settings/setup-words';
import type words from '#renderer/i18n/es-AR/setup.json';
import { useTranslation } from '#renderer/i18n/use-translation';

type Name = keyof (typeof words)['changes']['name'];

/** What a setting is called and what it says, in the words of its own page. */
export function useChangeWords() {
  const { t } = useSetupWords();
  const { t: c, i18n } = useTranslation('cashier');

  const nameOf = (key: string): string => {
    const known = i18n.exists(`setup:changes.name.${key}`);
    // One of a newer version of the program: better its own name than none.
    return known ? t(`changes.name.${key as Name}`) : key;
  };

  /** Words where the page has some for it, else the value as it is. */
  function wordsOf(key: string, value: unknown): string {
    if (value === undefined) return t('changes.unset');
    if (value === null) return t('changes.nothing');
    if (typeof value === 'boolean') return t(value ? 'changes.yes' : 'changes.no');
    if (key === 'dayStartHour') return `${textOf(value)}:00`;
    if (key === 'leastCodeMm') return `${textOf(value)} mm`;
    if (key === 'codeMinutes') return c('settings.shop.minutesOne', { count: Number(value) });
    if (typeof value === 'object') return ofObject(key, value);
    const text = textOf(value);
    const group = GROUPS[key];
    const path = group === undefined ? null : `${group}.${text}`;
    return path !== null && i18n.exists(path) ? i18n.t(path as never) : text;
  }

  function ofObject(key: string, value: object): string {
    const field = (name: string): string => textOf(Reflect.get(value, name));
    switch (key) {
      case 'shop':
        return [field('trade'), field('name'), field('address'), field('taxId')].filter(Boolean).join(' · ');
      case 'account':
        return field('sellerName');
      case 'register':
        return field('name');
      case 'display':
      case 'cashierDisplay':
        return field('label');
      case 'printer':
        return field('host') || field('deviceName') || field('folder') || t('changes.unset');
      case 'notices':
        return `${t(field('isOn') === 'true' ? 'changes.yes' : 'changes.no')} · ${field('port')}`;
      case 'sparePrinter':
        return ofObject('printer', Object(Reflect.get(value, 'target')));
      case 'printerForm':
        return [field('profile'), `${field('paper')} mm`, field('density')].join(' · ');
      case 'idlePictures':
        return t('changes.pictures', { count: Object.values(value).length });
      case 'receiptLogo':
        return `${field('width')} × ${field('height')}`;
      case 'scanner':
        return [`${field('rhythmMs')} ms`, field('prefix'), field('suffix'), field('ending')]
          .filter(Boolean)
          .join(' · ');
      case 'rulers':
        return Object.values(value).map(labelOf).join(', ') || t('changes.nothing');
      case 'secretsAt':
        return t('changes.secret');
      default:
        return JSON.stringify(value);
    }
  }

  return { nameOf, wordsOf };
}

const labelOf = (display: unknown): string =>
  typeof display === 'object' && display !== null ? textOf(Reflect.get(display, 'label')) : '';

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';

/** Where the words of a value are. */
const GROUPS: Readonly<Record<string, string>> = {
  language: 'cashier:language',
  secondLanguage: 'cashier:language',
  siteId: 'cashier:country',
  theme: 'cashier:settings.shop',
  mode: 'setup:firstRun.sale',
  api: 'cashier:settings.register.api',
  qrMode: 'cashier:settings.register.code',
  updates: 'cashier:settings.program',
};
