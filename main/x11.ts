const SWITCH = '--ozone-platform';

type Started = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly argv: readonly string[];
};

/**
 * The arguments to start anew with where the desktop is Wayland's, which ignores where a window wants to stand: the
 * customer's would come up on the cashier's screen. Null where all is well. A menu's entry starts the program rightly;
 * a file that is opened by hand, or a command that is typed, does not.
 */
export function argumentsForX11({ platform, env, argv }: Started): readonly string[] | null {
  if (platform !== 'linux' || !env.WAYLAND_DISPLAY || !env.DISPLAY) return null;
  if (argv.some((argument) => argument.startsWith(SWITCH))) return null;
  return [...argv.slice(1), `${SWITCH}=x11`];
}
