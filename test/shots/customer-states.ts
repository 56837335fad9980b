import { SITE_IDS } from '#core/domain/site';
import type { Setting } from '#core/views';
import type { CustomerState } from '#test/shots/state';
import { customerScreens, customerView, payOf } from '#test/support/customer-views';
import { logo, wide } from '#test/support/small-pictures';

const LONG_NAME = { name: 'Supermercado Internacional Constitución', trade: '' };

/** Every state of the customer's screen in one setting. */
export function customerStates(setting: Partial<Setting>): readonly CustomerState[] {
  const state = (name: string, view: CustomerState['view'], family: string): CustomerState => ({
    window: 'customer',
    name,
    family,
    view,
  });
  return [
    ...Object.entries(customerScreens).map(([name, screen]) =>
      state(name, customerView(screen, setting), screen.kind === 'pay' ? 'pay' : 'told'),
    ),
    state('pay-pix', customerView(payOf({ isPix: true }), setting), 'pay'),
    state('pay-pix-declined', customerView(payOf({ isPix: true, isDeclined: true }), setting), 'pay'),
    state('idle-long', customerView({ kind: 'idle' }, { ...setting, shop: LONG_NAME }), 'told'),
    state('idle-photo', { ...customerView({ kind: 'idle' }, setting), pictures: [wide, logo] }, 'told'),
    state(
      'idle-logo',
      { ...customerView({ kind: 'idle' }, { ...setting, shop: LONG_NAME }), pictures: [logo] },
      'told',
    ),
    state('before-anything', null, 'told'),
    state(
      'trial-pattern',
      { ...customerView({ kind: 'idle' }, setting), trial: { kind: 'pattern' } },
      'told',
    ),
    state(
      'trial-ruler',
      { ...customerView({ kind: 'idle' }, setting), trial: { kind: 'ruler', cardDots: 324 } },
      'told',
    ),
    state('pay-deep-counter', { ...customerView(payOf(), setting), leastCodeDots: 2000 }, 'pay'),
    state(
      'pay-deep-declined',
      { ...customerView(payOf({ isDeclined: true }), setting), leastCodeDots: 2000 },
      'pay',
    ),
    ...SITE_IDS.flatMap((siteId) => [
      state(`pay-${siteId}`, customerView(payOf(), { ...setting, siteId }), 'country'),
      state(
        `declined-${siteId}`,
        customerView(payOf({ isDeclined: true }), { ...setting, siteId }),
        'country',
      ),
    ]),
  ];
}
