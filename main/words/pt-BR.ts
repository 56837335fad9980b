import type { MainWords } from '#main/words/main-words';

export const ptBR: MainWords = {
  receipt: {
    practice: 'TREINO',
    practiceDetail: 'Venda de treino, sem valor',
    copy: 'CÓPIA',
    number: 'Comprovante {{number}}',
    sale: 'Venda {{number}}',
    cashier: 'Atendimento: {{name}}',
    discount: 'Desconto',
    discountPercent: 'Desconto {{percent}}%',
    subtotal: 'Subtotal',
    total: 'TOTAL',
    iva: 'IVA {{percent}}% (base {{base}})',
    mercadoPago: 'QR Mercado Pago',
    payment: 'Operação {{id}}',
    returned: 'Devolvido',
    cash: 'Dinheiro',
    cardTerminal: 'Cartão (maquininha própria)',
    transfer: 'Transferência',
    given: 'Recebido',
    change: 'Troco',
    onSight: 'Pagamento mostrado pelo cliente',
    note: 'Obs.: {{text}}',
    thanks: 'Obrigado pela compra!',
  },
  fiscal: {
    MLA: 'Documento no válido como factura (não vale como nota fiscal)',
    MLB: 'Não é documento fiscal',
    MLC: 'No válido como boleta ni factura (não vale como nota fiscal)',
    MCO: 'No válido como factura de venta ni documento equivalente (não vale como nota fiscal)',
    MLM: 'Este ticket no es un comprobante fiscal (não é documento fiscal)',
    MPE: 'No es comprobante de pago (não é documento fiscal)',
    MLU: 'No válido como comprobante fiscal (não é documento fiscal)',
  },
  counter: { register: 'Caixa 01' },
  sheet: {
    title: 'Escaneie para pagar',
    'how-any': 'Com Mercado Pago, sua carteira ou seu banco',
    'how-pix': 'Com o app do seu banco ou Mercado Pago',
    'how-mercado-pago': 'Com o app do Mercado Pago',
    wait: 'Escaneie quando o caixa avisar.',
    check: 'Antes de confirmar, confira se o total é o da sua compra.',
    practice: 'Prática: este código não cobra',
  },
  closing: {
    title: 'Fechar o Mostrador?',
    openCharge:
      'Há uma cobrança em aberto. Se você fechar agora, o código sai da tela; se alguém já estiver pagando, o dinheiro aparece quando o Mostrador abrir de novo.',
    stay: 'Continuar aqui',
    close: 'Fechar mesmo assim',
  },
  trouble: {
    title: 'O Mostrador não consegue abrir',
    lockHeld:
      'O Mostrador já está aberto neste computador, talvez em outra sessão de usuário. Feche lá e tente de novo. Nada se perdeu.',
    newerLog:
      'Os dados deste computador foram gravados por uma versão mais nova do Mostrador. Nada foi alterado. Instale a versão mais nova para continuar.',
    damagedLog:
      'O registro de vendas está danificado. Ele foi guardado, sem apagar, em {{path}}. Você pode continuar com a última cópia boa, de {{date}}.',
    damagedLogNoBackup:
      'O registro de vendas está danificado e não há cópia boa. Ele foi guardado, sem apagar, em {{path}}. Guarde esse arquivo e peça ajuda.',
    useBackup: 'Usar a cópia',
    quit: 'Sair',
    dataFolder: 'Não é possível gravar em {{path}}. Veja se há espaço no disco e se você tem permissão.',
  },
};
