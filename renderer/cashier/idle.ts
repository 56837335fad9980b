/** How long what nobody has asked for waits at most for the page to stand and to have nothing else to do. */
const IDLE_LATEST_MS = 400;

let painted: Promise<void> | null = null;

/** The page's first picture is on the screen: until then whatever else is done only keeps it waiting. */
const firstPaint = (): Promise<void> =>
  (painted ??= new Promise((done) => {
    const observer = new PerformanceObserver((seen) => {
      if (seen.getEntriesByName('first-contentful-paint').length > 0) done();
    });
    observer.observe({ type: 'paint', buffered: true });
    // A page that nobody sees is never painted.
    setTimeout(done, IDLE_LATEST_MS);
  }));

export async function idle(): Promise<void> {
  await firstPaint();
  await new Promise((done) => requestIdleCallback(done, { timeout: IDLE_LATEST_MS }));
}
