let ready = false;
let ending = false;
let resolveReady: () => void = () => undefined;

/** Resolves when Chromium answers and the app's main file has run. */
export const whenReady: Promise<void> = new Promise((resolve) => {
  resolveReady = resolve;
});

/** Whether windows may be opened. */
export function isReady(): boolean {
  return ready;
}

/** Said once, by boot.ts. */
export function becomeReady(): void {
  ready = true;
  resolveReady();
}

/** Said by app.exit(): from here on a Chromium that ends is no error, and nothing becomes ready. */
export function beginEnd(): void {
  ending = true;
}

/** Whether the app is on its way out. */
export function isEnding(): boolean {
  return ending;
}
