import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type LoginDeps = {
  readonly platform: NodeJS.Platform;
  readonly name: string;
  /** What is started, with its flags. */
  readonly command: readonly string[];
  /** Where Linux' desktops look for what is started at login. */
  readonly autostartFolder: string;
  /** Windows and the Mac keep a list of their own. */
  readonly setLoginItem: (isOn: boolean) => void;
  readonly note: (detail: string) => void;
};

/** Whether the program starts when this user of the PC logs in. A desktop that does not let us is noted, and no more. */
export function startAtLogin(isOn: boolean, deps: LoginDeps): void {
  try {
    if (deps.platform === 'linux') writeAutostart(isOn, deps);
    else deps.setLoginItem(isOn);
  } catch (error) {
    deps.note(String(error));
  }
}

function writeAutostart(isOn: boolean, { name, command, autostartFolder }: LoginDeps): void {
  const file = join(autostartFolder, `${name.toLowerCase().replaceAll(' ', '-')}.desktop`);
  if (!isOn) {
    rmSync(file, { force: true });
    return;
  }
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${name}`,
    `Exec=${command.map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
  ];
  mkdirSync(autostartFolder, { recursive: true });
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/** As the Desktop Entry Specification wants an argument: its own escapes inside quotes, the file's around them. */
const quoted = (argument: string): string =>
  `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`.replaceAll('\\', '\\\\');
