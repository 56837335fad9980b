import cashier from '#renderer/i18n/en/cashier.json';
import common from '#renderer/i18n/en/common.json';
import selling from '#renderer/i18n/en/selling.json';

export const words = { common, cashier, selling };
