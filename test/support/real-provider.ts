import type { ElectronApplication } from '@playwright/test';

/**
 * Lets an app in real mode meet the look-alike: what it sends to the provider's own addresses arrives there instead,
 * and the keyring is one that seals. Nothing of it is in the app: it believes that it sells for real.
 */
export async function meetLookAlike(app: ElectronApplication, url: string): Promise<void> {
  await app.evaluate(({ net, safeStorage }, lookAlike) => {
    const send = net.fetch;
    const provider = /^https:\/\/api\.mercado(?:pago|libre)\.com(?=\/)/;
    net.fetch = (input, init) => {
      const address = typeof input === 'string' ? input : '';
      if (!provider.test(address)) throw new Error('not the provider’s own address');
      return send(address.replace(provider, lookAlike), init);
    };
    safeStorage.getSelectedStorageBackend = () => 'gnome_libsecret';
  }, url);
}
