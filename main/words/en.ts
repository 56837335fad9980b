import type { MainWords } from '#main/words/main-words';

export const en: MainWords = {
  receipt: {
    practice: 'PRACTICE',
    practiceDetail: 'Practice sale, no real money',
    copy: 'COPY',
    number: 'Receipt {{number}}',
    sale: 'Sale {{number}}',
    cashier: 'Served by: {{name}}',
    discount: 'Discount',
    discountPercent: 'Discount {{percent}}%',
    subtotal: 'Subtotal',
    total: 'TOTAL',
    iva: 'IVA {{percent}}% (base {{base}})',
    mercadoPago: 'Mercado Pago QR',
    payment: 'Payment {{id}}',
    returned: 'Refunded',
    cash: 'Cash',
    cardTerminal: 'Card (own terminal)',
    transfer: 'Bank transfer',
    given: 'Given',
    change: 'Change',
    onSight: 'Payment shown by the customer',
    note: 'Note: {{text}}',
    thanks: 'Thank you!',
  },
  fiscal: {
    MLA: 'Documento no válido como factura (not valid as an invoice)',
    MLB: 'Não é documento fiscal (not a tax document)',
    MLC: 'No válido como boleta ni factura (not valid as an invoice)',
    MCO: 'No válido como factura de venta ni documento equivalente (not valid as an invoice)',
    MLM: 'Este ticket no es un comprobante fiscal (not a tax document)',
    MPE: 'No es comprobante de pago (not a tax document)',
    MLU: 'No válido como comprobante fiscal (not a tax document)',
  },
  counter: { register: 'Register 01' },
  sheet: {
    title: 'Scan to pay',
    'how-any': 'With Mercado Pago, your wallet or your bank',
    'how-pix': 'With your bank’s app or Mercado Pago',
    'how-mercado-pago': 'With the Mercado Pago app',
    wait: 'Scan when the cashier tells you to.',
    check: 'Before you confirm, check that the total is the one of your purchase.',
    practice: 'Practice: this code takes no money',
  },
  closing: {
    title: 'Close Mostrador?',
    openCharge:
      'A charge is still open. If you close now its code leaves the screen; if somebody is already paying it, the money shows when Mostrador opens again.',
    stay: 'Stay here',
    close: 'Close anyway',
  },
  trouble: {
    title: 'Mostrador cannot open',
    lockHeld:
      'Mostrador is already open on this computer, perhaps in another user’s session. Close it there and try again. Nothing was lost.',
    newerLog:
      'The data on this computer was written by a newer version of Mostrador. It was not touched. Install the newer version to go on.',
    damagedLog:
      'The sales log is damaged. It was set aside, not deleted, in {{path}}. You can go on with the last good copy, of {{date}}.',
    damagedLogNoBackup:
      'The sales log is damaged and there is no good copy. It was set aside, not deleted, in {{path}}. Keep it and ask for help.',
    useBackup: 'Use the copy',
    quit: 'Quit',
    dataFolder: 'Cannot write to {{path}}. Check that the disk has room and that you have permission.',
  },
};
