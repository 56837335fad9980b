import cashier from '#renderer/i18n/es-AR/cashier.json';
import common from '#renderer/i18n/es-AR/common.json';
import selling from '#renderer/i18n/es-AR/selling.json';

export const words = { common, cashier, selling };
