import type { MainWords } from '#main/words/main-words';

export const esAR: MainWords = {
  receipt: {
    practice: 'PRÁCTICA',
    practiceDetail: 'Venta de práctica, sin valor',
    copy: 'COPIA',
    number: 'Comprobante {{number}}',
    sale: 'Venta {{number}}',
    cashier: 'Atendió: {{name}}',
    discount: 'Descuento',
    discountPercent: 'Descuento {{percent}} %',
    subtotal: 'Subtotal',
    total: 'TOTAL',
    iva: 'IVA {{percent}} % (base {{base}})',
    mercadoPago: 'QR Mercado Pago',
    payment: 'Operación {{id}}',
    returned: 'Devuelto',
    cash: 'Efectivo',
    cardTerminal: 'Tarjeta (terminal propia)',
    transfer: 'Transferencia',
    given: 'Recibido',
    change: 'Vuelto',
    onSight: 'Pago mostrado por el cliente',
    note: 'Nota: {{text}}',
    thanks: '¡Gracias por tu compra!',
  },
  fiscal: {
    MLA: 'Documento no válido como factura',
    MLB: 'Não é documento fiscal (no es documento fiscal)',
    MLC: 'No válido como boleta ni factura',
    MCO: 'No válido como factura de venta ni documento equivalente',
    MLM: 'Este ticket no es un comprobante fiscal',
    MPE: 'No es comprobante de pago',
    MLU: 'No válido como comprobante fiscal',
  },
  counter: { register: 'Caja 01' },
  sheet: {
    title: 'Escaneá para pagar',
    'how-any': 'Con Mercado Pago, tu billetera o tu banco',
    'how-pix': 'Con la app de tu banco o Mercado Pago',
    'how-mercado-pago': 'Con la app de Mercado Pago',
    wait: 'Escaneá cuando la caja te avise.',
    check: 'Antes de confirmar, mirá que el total sea el de tu compra.',
    practice: 'Práctica: este código no cobra',
  },
  closing: {
    title: '¿Cerrar Mostrador?',
    openCharge:
      'Hay un cobro sin terminar. Si cerrás ahora, el código deja de mostrarse; si alguien ya lo está pagando, el dinero aparece al volver a abrir.',
    stay: 'Seguir acá',
    close: 'Cerrar igual',
  },
  trouble: {
    title: 'Mostrador no puede abrir',
    lockHeld:
      'Mostrador ya está abierto en esta PC, quizás en otra sesión de usuario. Cerralo allá y probá de nuevo. No se perdió nada.',
    newerLog:
      'Los datos de esta PC los escribió una versión más nueva de Mostrador. No se tocaron. Instalá la versión más nueva para seguir.',
    damagedLog:
      'El registro de ventas está dañado. Se apartó sin borrarlo, en {{path}}. Podés seguir con la última copia buena, del {{date}}.',
    damagedLogNoBackup:
      'El registro de ventas está dañado y no hay una copia buena. Se apartó sin borrarlo, en {{path}}. Guardalo y pedí ayuda.',
    useBackup: 'Usar la copia',
    quit: 'Salir',
    dataFolder: 'No se puede escribir en {{path}}. Fijate que el disco tenga lugar y que tengas permiso.',
  },
};
