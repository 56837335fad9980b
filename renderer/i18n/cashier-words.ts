import enCashier from '#renderer/i18n/en/cashier.json';
import enCommon from '#renderer/i18n/en/common.json';
import esCashier from '#renderer/i18n/es/cashier.json';
import esCommon from '#renderer/i18n/es/common.json';
import arCashier from '#renderer/i18n/es-AR/cashier.json';
import arCommon from '#renderer/i18n/es-AR/common.json';
import type { Words } from '#renderer/i18n/i18n';
import ptCashier from '#renderer/i18n/pt-BR/cashier.json';
import ptCommon from '#renderer/i18n/pt-BR/common.json';

export const cashierWords: Words = {
  'es-AR': { common: arCommon, cashier: arCashier },
  es: { common: esCommon, cashier: esCashier },
  'pt-BR': { common: ptCommon, cashier: ptCashier },
  en: { common: enCommon, cashier: enCashier },
};
