import { cashierStates } from '#test/shots/cashier-states';
import { customerStates } from '#test/shots/customer-states';
import { type Facets, settingOf } from '#test/shots/plan';
import type { WindowState } from '#test/shots/state';

/** Every state of both windows, as the shop is set in a picture. */
export function statesIn(facets: Facets): readonly WindowState[] {
  const setting = settingOf(facets);
  return [...cashierStates(setting), ...customerStates(setting)];
}

const ANY: Facets = { language: 'es-AR', size: '1366x768', theme: 'light', money: 'real' };
export const states = statesIn(ANY);
