import { type ReactNode, useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { controls } from './controls.tsx';
import type { Specimens } from './specimen.ts';
import { surfaces } from './surfaces.tsx';

const THEMES = ['light', 'dark'] as const;
const all: Specimens = { ...controls, ...surfaces };

/** Every control in every state, by day and by night. The dialog covers the rest, so it is opened from above. */
export function Gallery() {
  const [asked, setAsked] = useState(new URLSearchParams(location.search).get('dialog'));
  const close = (): void => setAsked(null);
  return (
    <main className="gallery">
      <header>
        <h1>Controls</h1>
        <Button onPress={() => setAsked('plain')}>A dialog</Button>
        <Button onPress={() => setAsked('question')}>A question that must be answered</Button>
      </header>
      {Object.entries(all).map(([name, shown]) => (
        <section key={name}>
          <h2>{name}</h2>
          <div className="themes">
            {THEMES.map((theme) => (
              <Themed key={theme} theme={theme}>
                {shown.map(({ says, as = '', isBroad = false, Drawn }) => (
                  <figure key={says} className={isBroad ? 'broad' : ''}>
                    <figcaption>{says}</figcaption>
                    <div data-as={as}>
                      <Drawn />
                    </div>
                  </figure>
                ))}
              </Themed>
            ))}
          </div>
        </section>
      ))}
      {asked === 'plain' && (
        <Dialog title="Leave a note on the sale" onClose={close} actions={<Answers onPress={close} />}>
          <p>Esc closes it, and the focus goes back to where it was.</p>
        </Dialog>
      )}
      {asked === 'question' && (
        <Dialog
          title="A charge is open. Close the program all the same, with the customer still at the counter?"
          role="alertdialog"
          actions={<Answers onPress={close} />}
        >
          <p>The code leaves the customer’s screen. The charge is written down and followed.</p>
        </Dialog>
      )}
    </main>
  );
}

const Themed = ({ theme, children }: { theme: string; children: ReactNode }) => (
  <div className="theme" data-theme={theme}>
    <div className="shown">{children}</div>
  </div>
);

const Answers = ({ onPress }: { onPress: () => void }) => (
  <>
    <Button kind="danger" onPress={onPress}>
      Close anyway
    </Button>
    <Button kind="primary" onPress={onPress} autoFocus keyCap="Esc">
      Stay
    </Button>
  </>
);
