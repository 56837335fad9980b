import cashier from '#renderer/i18n/es/cashier.json';
import common from '#renderer/i18n/es/common.json';
import selling from '#renderer/i18n/es/selling.json';

export const words = { common, cashier, selling };
