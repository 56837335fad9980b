import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { idle } from '#renderer/cashier/idle';

type Module<Props> = { readonly default: ComponentType<Props> };

/** As it is to be loaded: at once where somebody waits for it. */
type When = 'at-once' | 'when-idle';

/**
 * A part that is not needed for the first drawing: it is loaded when it is to be drawn, and stands there from then on.
 * In place of React's `lazy`, which once it has drawn its fallback holds back what came for 300 ms.
 */
export function later<Props extends object>(
  load: () => Promise<Module<Props>>,
  instead: ReactNode = null,
  when: When = 'at-once',
): ComponentType<Props> {
  let There: ComponentType<Props> | null = null;
  return function Later(props: Props) {
    const [, draw] = useState(There !== null);
    useEffect(() => {
      if (There !== null) return;
      let isWanted = true;
      const asked = when === 'at-once' ? load() : idle().then(load);
      asked.then(
        (module) => {
          There = module.default;
          if (isWanted) draw(true);
        },
        (error: unknown) => {
          // For whoever stands around it: as if it had failed while it was drawn.
          const fail = (): never => {
            throw error;
          };
          if (isWanted) draw(fail);
        },
      );
      return () => {
        isWanted = false;
      };
    }, []);
    return There === null ? instead : <There {...props} />;
  };
}
