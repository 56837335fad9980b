import type { BrowserWindow } from '#main/electron';

/** The one way out, and back: it asks for no word, but nobody presses it by mistake, and no scanner sends it. */
export const WAY_OUT = { key: 'F11', control: true, shift: true } as const;

type Deps = {
  readonly window: BrowserWindow;
  readonly isWanted: () => boolean;
};

export type Kiosk = {
  /** Takes the screen or gives it back, as the setting says. */
  apply(): void;
  /** While it holds the screen the window is not closed by hand. */
  isLocked(): boolean;
};

/**
 * The till alone on the cashier's screen. The system's own keys stay the system's: a program can take the whole screen,
 * and no more; Windows' assigned access shuts the rest.
 */
export function createKiosk({ window, isWanted }: Deps): Kiosk {
  /** Let go by the keys, until they are pressed again or the program starts anew. */
  let isLetGo = false;
  let isListening = false;

  const isLocked = (): boolean => isWanted() && !isLetGo && !window.isDestroyed();

  function apply(): void {
    if (window.isDestroyed() || !window.isVisible()) return;
    if (isWanted()) listen();
    else isLetGo = false;
    if (window.isKiosk() !== isLocked()) window.setKiosk(isLocked());
    else if (isLocked() && !window.isFullScreen()) window.setFullScreen(true);
  }

  /** Not before it is wanted: every key of the counter would come by here. */
  function listen(): void {
    if (isListening) return;
    isListening = true;
    window.webContents.on('before-input-event', (event, input) => {
      if (!isWanted() || input.type !== 'keyDown' || !isWayOut(input)) return;
      event.preventDefault();
      isLetGo = !isLetGo;
      apply();
    });
    window.on('minimize', () => {
      if (isLocked()) window.restore();
    });
    window.on('leave-full-screen', () => {
      // After whoever took it away is done with it.
      if (isLocked()) setImmediate(apply);
    });
  }

  window.on('show', apply);
  return { apply, isLocked };
}

const isWayOut = ({ key, control, shift }: Electron.Input): boolean =>
  key === WAY_OUT.key && control === WAY_OUT.control && shift === WAY_OUT.shift;
