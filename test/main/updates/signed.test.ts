import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import {
  type ClientRequest,
  createServer,
  type IncomingMessage,
  type RequestOptions,
  request,
  type Server,
} from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configureRequestUrl, type DownloadOptions, HttpExecutor } from 'builder-util-runtime';
import { AppImageUpdater } from 'electron-updater';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createElectronUpdater } from '#main/updates/electron-updater';
import { isSigned } from '#main/updates/signed-manifest';
import type { Updater } from '#main/updates/updates';

/*
 * electron-updater itself, fetching over HTTP from a place that may lie: what it takes is what our key signed, or
 * nothing. What it does with Electron (its network, its end) is handed in.
 */

const RUNNING = '1.0.0';
const FILE = 'Mostrador-2.0.0-linux-x86_64.AppImage';

const ours = generateKeyPairSync('ed25519');
const theirs = generateKeyPairSync('ed25519');
const derOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64');
const signed = (text: string, by: KeyObject = ours.privateKey): string =>
  sign(null, Buffer.from(text), by).toString('base64');

let folder = '';
let server: Server;
let url = '';
/** What lies on the server, by name. */
let files: Map<string, string>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mostrador-updates-'));
  files = new Map();
  server = createServer(({ url: path = '' }, response) => {
    const content = files.get(new URL(path, 'http://x').pathname.slice(1));
    response.writeHead(content === undefined ? 404 : 200).end(content);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}`;
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
  delete process.env.APPIMAGE;
});

/** A version as electron-builder writes it down. */
function manifest(content: string, version = '2.0.0'): string {
  const sha512 = createHash('sha512').update(content).digest('base64');
  return [
    `version: ${version}`,
    'files:',
    `  - url: ${FILE}`,
    `    sha512: ${sha512}`,
    `    size: ${content.length}`,
    `path: ${FILE}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-01-01T00:00:00.000Z'",
    '',
  ].join('\n');
}

function publish(content: string, { version = '2.0.0', by = ours.privateKey } = {}): void {
  const text = manifest(content, version);
  files.set('latest-linux.yml', text);
  files.set('latest-linux.yml.sig', signed(text, by));
  files.set(FILE, content);
}

function updaterOnThisPc(): { updater: Updater; fetched: () => string | null } {
  const image = join(folder, 'Mostrador.AppImage');
  writeFileSync(image, 'the one that runs');
  process.env.APPIMAGE = image;
  const config = join(folder, 'app-update.yml');
  writeFileSync(config, 'provider: generic\nupdaterCacheDirName: cache\n');
  const electrons = new AppImageUpdater(null, {
    version: RUNNING,
    name: 'Mostrador',
    isPackaged: true,
    appUpdateConfigPath: config,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  });
  Reflect.set(electrons, 'httpExecutor', new NodeExecutor());
  const updater = createElectronUpdater({
    url,
    publicKey: derOf(ours.publicKey),
    note: () => undefined,
    relaunch: () => undefined,
    updater: electrons,
  });
  const pending = join(folder, 'cache/pending', FILE);
  return { updater, fetched: () => (existsSync(pending) ? readFileSync(pending, 'utf8') : null) };
}

/** electron-updater's own fetching, over Node's network instead of Electron's. */
class NodeExecutor extends HttpExecutor<ClientRequest> {
  override createRequest(
    options: RequestOptions,
    callback: (response: IncomingMessage) => void,
  ): ClientRequest {
    return request(options, callback);
  }

  download(from: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const asked: RequestOptions = {};
      configureRequestUrl(from, asked);
      const callback = (error: Error | null): void => (error ? reject(error) : resolve(destination));
      this.doDownload(asked, { destination, options, onCancel, callback, responseHandler: null }, 0);
    });
  }
}

describe('a newer version', () => {
  it('is taken when our key has signed it, whole', async () => {
    publish('the new one');
    const { updater, fetched } = updaterOnThisPc();
    expect(await updater.look()).toBe('2.0.0');
    await updater.fetch();
    expect(fetched()).toBe('the new one');
  });

  it('is none when it is the one that runs, or an older one', async () => {
    for (const version of [RUNNING, '0.9.0']) {
      publish('an old one', { version });
      expect(await updaterOnThisPc().updater.look()).toBeNull();
    }
  });

  it.each<[string, () => void]>([
    ['was signed by nobody', () => files.delete('latest-linux.yml.sig')],
    ['was signed by somebody else', () => publish('the new one', { by: theirs.privateKey })],
    [
      'says something else than what was signed',
      () => void files.set('latest-linux.yml', manifest('another')),
    ],
    [
      'bears the signature of another version',
      () => files.set('latest-linux.yml.sig', signed(manifest('x', '3.0.0'))),
    ],
    ['bears no signature but words', () => files.set('latest-linux.yml.sig', 'trust me')],
  ])('is not even looked at when it %s', async (_what, lie) => {
    publish('the new one');
    lie();
    await expect(updaterOnThisPc().updater.look()).rejects.toThrow();
  });

  it('is not taken when the file is another than the one that was signed for', async () => {
    publish('the new one');
    files.set(FILE, 'a bad one!!');
    const { updater, fetched } = updaterOnThisPc();
    expect(await updater.look()).toBe('2.0.0');
    await expect(updater.fetch()).rejects.toThrow(/sha512/);
    expect(fetched()).toBeNull();
  });
});

describe('a signature', () => {
  const key = derOf(ours.publicKey);

  it('holds for the very text and the very key', () => {
    expect(isSigned('text', signed('text'), key)).toBe(true);
    expect(isSigned('text', `${signed('text')}\n`, key)).toBe(true);
    expect(isSigned('text ', signed('text'), key)).toBe(false);
    expect(isSigned('text', signed('text', theirs.privateKey), key)).toBe(false);
  });

  it('by a key of another kind, or by none, is none', () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const rsa = sign('sha256', Buffer.from('text'), privateKey).toString('base64');
    expect(isSigned('text', rsa, derOf(publicKey))).toBe(false);
    for (const broken of ['', 'AAAA', 'not base64 at all'])
      expect(isSigned('text', signed('text'), broken)).toBe(false);
    expect(isSigned('text', '', key)).toBe(false);
  });
});
