import type { CashierRequests } from '#core/ipc-contract';
import { err, ok } from '#core/result';
import type { SettingsView } from '#core/settings-views';
import type { CustomerScreen, CustomerView } from '#core/views';
import type { Settings } from '#main/settings/settings';
import { found, remember } from '#main/windows/displays';
import { createTrial } from '#main/windows/screen-trial';
import type { Windows } from '#main/windows/windows';

type Asked = Pick<CashierRequests, 'screens/identify' | 'screens/try' | 'screens/measure'>;

export type Screens = {
  readonly handlers: Asked;
  forCustomer(screen: CustomerScreen): Pick<CustomerView, 'trial' | 'leastCodeDots'>;
  forSettings(): Pick<SettingsView, 'customerDisplay' | 'leastCodeMm'>;
};

type Deps = {
  readonly settings: Settings;
  readonly windows: () => Pick<Windows, 'customerDisplay' | 'displaysInOrder'>;
  readonly identify: (displays: ReturnType<Windows['displaysInOrder']>) => void;
  readonly isCharging: () => boolean;
  readonly onChange: () => void;
};

/** ISO/IEC 7810 ID-1: every bank card. */
const CARD_MM = 85.6;
const MOST_RULERS = 20;

/** Setting up the customer's display: which is which, whether all of it is seen, and how large things are on it. */
export function createScreens({ settings, windows, identify, isCharging, onChange }: Deps): Screens {
  const trial = createTrial(onChange);

  /** In dots of the page, which are larger than the panel's where the system scales. */
  function dotsPerMm(): number | null {
    const display = windows().customerDisplay();
    if (display === null) return null;
    const ruler = settings.read('rulers').find((each) => found([display], each) !== null);
    return ruler === undefined ? null : ruler.dotsPerMm / display.scaleFactor;
  }

  return {
    handlers: {
      'screens/identify': () => {
        identify(windows().displaysInOrder());
        return null;
      },
      'screens/try': ({ trial: wanted }) => {
        if (wanted !== null && isCharging()) return err('charging');
        if (wanted !== null && windows().customerDisplay() === null) return err('no-display');
        trial.set(wanted);
        return ok(null);
      },
      'screens/measure': ({ cardDots }) => {
        const display = windows().customerDisplay();
        if (display === null) return err('no-display');
        const others = settings.read('rulers').filter((each) => found([display], each) === null);
        const mine = { ...remember(display), dotsPerMm: (cardDots * display.scaleFactor) / CARD_MM };
        const saved = settings.save('rulers', [...others, mine].slice(-MOST_RULERS));
        onChange();
        return saved.ok ? ok(null) : err('disk-full');
      },
    },
    forCustomer(screen) {
      const dots = dotsPerMm();
      const leastCodeDots = dots === null ? null : Math.ceil(dots * settings.read('leastCodeMm'));
      return { trial: trial.over(screen), leastCodeDots };
    },
    forSettings() {
      const display = windows().customerDisplay();
      const { width = 0, height = 0 } = display?.bounds ?? {};
      return {
        customerDisplay: display === null ? null : { width, height, dotsPerMm: dotsPerMm() },
        leastCodeMm: settings.read('leastCodeMm'),
      };
    },
  };
}
