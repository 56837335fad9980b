import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { debuggingFlags, readFlags } from '#main/flags';

const argv = (...flags: readonly string[]): readonly string[] => ['electron', '.', ...flags];

describe('the app’s own flags', () => {
  it('are all off when none is given, and what is not ours is left to Electron', () => {
    const none = { dataDir: null, practice: false, language: null, apiUrl: null, firstRun: false };
    expect(readFlags(argv())).toEqual(none);
    expect(readFlags(argv('--ozone-platform=x11', '--practices', '--lang=xx', '--data-dir='))).toEqual(none);
  });

  it('take a data folder from wherever the app was started', () => {
    expect(readFlags(argv('--data-dir=shop')).dataDir).toBe(resolve('shop'));
    expect(readFlags(argv('--data-dir=/srv/a b=c')).dataDir).toBe(resolve('/srv/a b=c'));
  });

  it.each(['es-AR', 'es', 'pt-BR', 'en'])('know the language %s', (language) => {
    expect(readFlags(argv(`--lang=${language}`)).language).toBe(language);
  });

  it.each(['http://127.0.0.1:4000', 'http://localhost:4000/', 'http://[::1]:4000//'])(
    'take a simulator on this PC, %s, and that is practice',
    (url) => {
      expect(readFlags(argv(`--api-url=${url}`))).toMatchObject({
        practice: true,
        apiUrl: url.replace(/\/+$/, ''),
      });
    },
  );

  it.each([
    '',
    'not a url',
    'https://127.0.0.1:4000',
    'https://api.mercadopago.com',
    'http://api.mercadopago.com',
    'http://127.0.0.1.example.com',
    'http://127.0.0.1@example.com',
    'http://localhost.example.com:4000',
    'http://192.168.0.10:4000',
    'http://0.0.0.0:4000',
    'file:///127.0.0.1',
    'javascript:127.0.0.1',
  ])('refuse loudly an address that is not on this PC: %s', (url) => {
    expect(() => readFlags(argv(`--api-url=${url}`))).toThrow(/on this PC/);
  });
});

describe('the flags that could read or steer a till with real money', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-port',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--remote-debugging-io-pipes=3,4',
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--inspect-brk',
    '--inspect-brk=0',
    '--inspect-port=1',
    '--inspect-publish-uid=http',
    '-inspect',
    '/remote-debugging-port=9222',
    '--INSPECT-BRK',
    '--js-flags=--expose-gc',
    '--log-net-log=/tmp/net.json',
    '--ssl-key-log-file=/tmp/keys',
    '--ignore-certificate-errors',
    '--ignore-certificate-errors-spki-list=x',
  ])('are seen: %s', (flag) => {
    expect(debuggingFlags(argv('--practice', flag))).toEqual([flag]);
  });

  it('are not mistaken for others', () => {
    expect(
      debuggingFlags(argv('--lang=es', '--data-dir=/inspect', '--inspector', '/srv/inspect', '--js-flag')),
    ).toEqual([]);
  });
});
