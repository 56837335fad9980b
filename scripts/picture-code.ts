import { spawnSync } from 'node:child_process';

/** What a reader of codes finds in a picture; null where no reader is installed. */
export function codesIn(picture: string): readonly string[] | null {
  const read = spawnSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', picture], {
    encoding: 'utf8',
  });
  if (read.error !== undefined) return null;
  return read.stdout.split('\n').filter((line) => line !== '');
}
