import electronUpdater, { type AppUpdater } from 'electron-updater';
import { GenericProvider } from 'electron-updater/out/providers/GenericProvider.js';
import { isSigned } from '#main/updates/signed-manifest';
import type { Updater } from '#main/updates/updates';

export type UpdaterSource = {
  readonly url: string;
  readonly publicKey: string;
  readonly note: (detail: string) => void;
  /** Starts this file when the program has ended. */
  readonly relaunch: (program: string) => void;
  /** Electron's own, of the platform and the way it was installed. Another one in tests. */
  readonly updater?: AppUpdater;
};

/**
 * Takes only what the key has signed, on every platform. On Windows and the Mac the system's own signature is checked
 * beside it wherever the program has one; on Linux there is no other.
 */
export function createElectronUpdater(source: UpdaterSource): Updater {
  const { url, publicKey, note, updater = electronUpdater.autoUpdater } = source;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.disableWebInstaller = true;
  updater.allowPrerelease = false;
  updater.allowDowngrade = false;
  updater.logger = { info: () => undefined, warn: note, error: note };
  updater.setFeedURL({ provider: 'custom', updateProvider: signedBy(publicKey, url) });
  let failure: Error | null = null;
  // Without a listener an emitter throws: what goes wrong comes back from the calls themselves.
  updater.on('error', (error) => {
    failure = error;
  });

  return {
    async look() {
      const found = await updater.checkForUpdates();
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
    },
    async fetch() {
      await updater.downloadUpdate();
    },
    install() {
      failure = null;
      const image = process.env.APPIMAGE;
      if (image === undefined || process.platform !== 'linux') updater.quitAndInstall(true, true);
      else installImage(updater, image, source.relaunch, () => failure === null);
      if (failure !== null) throw failure;
    },
  };
}

/** Started by the updater, the new image would find this one still running, and leave it the counter. */
function installImage(
  updater: AppUpdater,
  image: string,
  relaunch: (program: string) => void,
  isWell: () => boolean,
): void {
  let program = image;
  updater.once('appimage-filename-updated', (path: string) => {
    program = path;
  });
  updater.quitAndInstall(true, false);
  if (isWell()) relaunch(program);
}

type Runtime = ConstructorParameters<typeof GenericProvider>[2];

/** A class because electron-updater wants a constructor. What it asks for as text is the manifest of a version. */
function signedBy(publicKey: string, source: string) {
  return class SignedProvider extends GenericProvider {
    constructor(_options: unknown, updater: AppUpdater, runtime: Runtime) {
      super({ provider: 'generic', url: source }, updater, runtime);
    }

    protected override async httpRequest(url: URL): Promise<string | null> {
      const manifest = await super.httpRequest(url);
      const beside = new URL(url);
      beside.pathname += '.sig';
      const signature = await super.httpRequest(beside);
      if (manifest === null || signature === null || !isSigned(manifest, signature, publicKey))
        throw new Error('the manifest is not signed with our key');
      return manifest;
    }
  };
}
