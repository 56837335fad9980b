import { type CustomerEvents, customerEvents } from '#core/ipc-contract';
import { exposeListener } from '#preload/expose';

exposeListener<CustomerEvents>(customerEvents);
