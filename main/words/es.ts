import type { MainWords } from '#main/words/main-words';

export const es: MainWords = {
  receipt: {
    practice: 'PRÁCTICA',
    practiceDetail: 'Venta de práctica, sin valor',
    copy: 'COPIA',
    number: 'Recibo {{number}}',
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
    change: 'Cambio',
    onSight: 'Pago mostrado por el cliente',
    note: 'Nota: {{text}}',
    thanks: '¡Gracias por su compra!',
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
    title: 'Escanee para pagar',
    'how-any': 'Con Mercado Pago, su billetera o su banco',
    'how-pix': 'Con la app de su banco o Mercado Pago',
    'how-mercado-pago': 'Con la app de Mercado Pago',
    wait: 'Escanee cuando la caja le avise.',
    check: 'Antes de confirmar, mire que el total sea el de su compra.',
    practice: 'Práctica: este código no cobra',
  },
  closing: {
    title: '¿Cerrar Mostrador?',
    openCharge:
      'Hay un cobro sin terminar. Si cierra ahora, el código deja de mostrarse; si alguien ya lo está pagando, el dinero aparece al volver a abrir.',
    stay: 'Seguir aquí',
    close: 'Cerrar de todos modos',
  },
  trouble: {
    title: 'Mostrador no puede abrir',
    lockHeld:
      'Mostrador ya está abierto en este equipo, quizá en otra sesión de usuario. Ciérrelo allí e intente de nuevo. No se perdió nada.',
    newerLog:
      'Los datos de este equipo los escribió una versión más nueva de Mostrador. No se tocaron. Instale la versión más nueva para seguir.',
    damagedLog:
      'El registro de ventas está dañado. Se apartó sin borrarlo, en {{path}}. Puede seguir con la última copia buena, del {{date}}.',
    damagedLogNoBackup:
      'El registro de ventas está dañado y no hay una copia buena. Se apartó sin borrarlo, en {{path}}. Guárdelo y pida ayuda.',
    useBackup: 'Usar la copia',
    quit: 'Salir',
    dataFolder: 'No se puede escribir en {{path}}. Revise que el disco tenga espacio y que tenga permiso.',
  },
};
