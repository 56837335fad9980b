/*
 * Chromium alone knows no app:// and, asked for one, ends the request before anyone can answer it. So a page
 * sees `https://<host>.<scheme>.standin.invalid/…`, a name that no resolver has, and every request for it is
 * answered here. Main sees app:// only: addresses are put back on the way.
 */
const SUFFIX = '.standin.invalid';
const mapped = new Set(['file']);

/** From now on addresses of this scheme are mapped. */
export function mapScheme(scheme: string): void {
  mapped.add(scheme);
}

/** The address as Chromium is told it. */
export function toWire(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url);
  const scheme = protocol.slice(0, -1);
  if (!mapped.has(scheme)) return url;
  return `https://${host || 'local'}.${scheme}${SUFFIX}${pathname}${search}${hash}`;
}

/** The address as main knows it. */
export function fromWire(url: string): string {
  if (!url.includes(SUFFIX) || !URL.canParse(url)) return url;
  const { hostname, pathname, search, hash } = new URL(url);
  if (!hostname.endsWith(SUFFIX)) return url;
  const labels = hostname.slice(0, -SUFFIX.length).split('.');
  const scheme = labels.pop() ?? '';
  const host = scheme === 'file' ? '' : labels.join('.');
  return `${scheme}://${host}${pathname}${search}${hash}`;
}

/** A policy that names a mapped scheme (`app:` or `app://shop`) must allow what the page sees instead. */
export function policyToWire(policy: string): string {
  return policy.replace(
    /(?<=^|[\s;])([a-z][a-z0-9+.-]*):(?:\/\/([^\s;/]*)\/?)?(?=[\s;]|$)/g,
    (source, scheme, host) => (mapped.has(scheme) ? `https://${host || '*'}.${scheme}${SUFFIX}` : source),
  );
}
