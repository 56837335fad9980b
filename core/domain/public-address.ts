/** What the provider takes as an address to notify (contract §1.2), with room for what is added to it. */
export const LONGEST_ADDRESS = 470;

const HTTPS = /^https:\/\/(?<host>[a-z0-9.-]+)(?::(?<port>\d{1,5}))?(?:[/?][\w./~%?&=:;,+@!$'()*-]*)?$/i;
const NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;
/** Names that lead nowhere from outside. */
const INSIDE = /\.(?:local|localhost|lan|home|internal|invalid|test|example|arpa)$/i;

/** An `https` address that somebody outside the shop could reach: by name, with no user and no fragment in it. */
export function isPublicAddress(text: string): boolean {
  const { host = '', port = '443' } = HTTPS.exec(text)?.groups ?? {};
  const number = Number(port);
  return (
    text.length <= LONGEST_ADDRESS && NAME.test(host) && !INSIDE.test(host) && number >= 1 && number <= 65_535
  );
}
