import { type CashierEvents, type CashierRequests, cashierEvents, cashierRequests } from '#core/ipc-contract';
import { exposeBridge } from '#preload/expose';

exposeBridge<CashierRequests, CashierEvents>(cashierRequests, cashierEvents, {
  request: 'counter/view',
  event: 'counter/changed',
});
