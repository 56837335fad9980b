import cashier from '#renderer/i18n/pt-BR/cashier.json';
import common from '#renderer/i18n/pt-BR/common.json';
import selling from '#renderer/i18n/pt-BR/selling.json';

export const words = { common, cashier, selling };
