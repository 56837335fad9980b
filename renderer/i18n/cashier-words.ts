import enCashier from '#renderer/i18n/en/cashier.json';
import enCommon from '#renderer/i18n/en/common.json';
import enSelling from '#renderer/i18n/en/selling.json';
import esCashier from '#renderer/i18n/es/cashier.json';
import esCommon from '#renderer/i18n/es/common.json';
import esSelling from '#renderer/i18n/es/selling.json';
import arCashier from '#renderer/i18n/es-AR/cashier.json';
import arCommon from '#renderer/i18n/es-AR/common.json';
import arSelling from '#renderer/i18n/es-AR/selling.json';
import type { Words } from '#renderer/i18n/i18n';
import ptCashier from '#renderer/i18n/pt-BR/cashier.json';
import ptCommon from '#renderer/i18n/pt-BR/common.json';
import ptSelling from '#renderer/i18n/pt-BR/selling.json';

export const cashierWords: Words = {
  'es-AR': { common: arCommon, cashier: arCashier, selling: arSelling },
  es: { common: esCommon, cashier: esCashier, selling: esSelling },
  'pt-BR': { common: ptCommon, cashier: ptCashier, selling: ptSelling },
  en: { common: enCommon, cashier: enCashier, selling: enSelling },
};
