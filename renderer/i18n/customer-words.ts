import enCommon from '#renderer/i18n/en/common.json';
import enCustomer from '#renderer/i18n/en/customer.json';
import esCommon from '#renderer/i18n/es/common.json';
import esCustomer from '#renderer/i18n/es/customer.json';
import arCommon from '#renderer/i18n/es-AR/common.json';
import arCustomer from '#renderer/i18n/es-AR/customer.json';
import type { Words } from '#renderer/i18n/i18n';
import ptCommon from '#renderer/i18n/pt-BR/common.json';
import ptCustomer from '#renderer/i18n/pt-BR/customer.json';

export const customerWords: Words = {
  'es-AR': { common: arCommon, customer: arCustomer },
  es: { common: esCommon, customer: esCustomer },
  'pt-BR': { common: ptCommon, customer: ptCustomer },
  en: { common: enCommon, customer: enCustomer },
};
