import { createPrivateKey, sign } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { say } from './say.ts';

/*
 * `npm run sign-updates -- DIR`: signs every manifest of versions in a folder of installers (latest.yml,
 * latest-linux.yml, latest-mac.yml), each into a file beside it. A till takes no version without. The private key is
 * a PEM file, named by MOSTRADOR_UPDATES_PRIVATE_KEY: it stays with whoever publishes.
 */

process.exitCode = run(process.argv[2], process.env.MOSTRADOR_UPDATES_PRIVATE_KEY);

function run(folder: string | undefined, keyFile: string | undefined): number {
  try {
    if (folder === undefined || !keyFile)
      throw new Error('MOSTRADOR_UPDATES_PRIVATE_KEY=FILE npm run sign-updates -- DIR');
    const key = createPrivateKey(fs.readFileSync(keyFile));
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${keyFile} is no Ed25519 key`);
    const manifests = fs.readdirSync(folder).filter((name) => /^latest(-\w+)*\.yml$/.test(name));
    if (manifests.length === 0) throw new Error(`${folder} has no latest*.yml: nothing to sign`);
    for (const name of manifests) {
      const file = path.join(folder, name);
      fs.writeFileSync(`${file}.sig`, `${sign(null, fs.readFileSync(file), key).toString('base64')}\n`);
      process.stdout.write(`${name}.sig\n`);
    }
    return 0;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
