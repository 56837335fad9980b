import { say, strict } from './strict.ts';

/*
 * Nobody can be asked: the question is printed, and the answer is the careful one. A test that wants another
 * answer puts its own function in place, as it would with Electron.
 */
type BoxArguments = [Electron.MessageBoxOptions] | [Electron.BaseWindow, Electron.MessageBoxOptions];

/** Electron's `dialog`. */
export const dialog = strict('dialog', {
  async showMessageBox(...args: BoxArguments): Promise<Electron.MessageBoxReturnValue> {
    const options = args.length === 1 ? args[0] : args[1];
    const response = carefulAnswer(options);
    const chosen = options.buttons?.[response] ?? 'OK';
    say(`message box: ${options.message} (answered: ${chosen})`);
    return { response, checkboxChecked: options.checkboxChecked ?? false };
  },
  showErrorBox(title: string, content: string): void {
    say(`error box: ${title}: ${content}`);
  },
  async showSaveDialog(..._args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    say('save dialog (answered: cancelled)');
    return { canceled: true, filePath: '' };
  },
  async showOpenDialog(..._args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    say('open dialog (answered: cancelled)');
    return { canceled: true, filePaths: [] };
  },
});

function carefulAnswer({ cancelId, buttons, defaultId }: Electron.MessageBoxOptions): number {
  if (cancelId !== undefined) return cancelId;
  const named = buttons?.findIndex((label) => /^(cancel|no)$/i.test(label)) ?? -1;
  return named >= 0 ? named : (defaultId ?? 0);
}
