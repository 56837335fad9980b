import { useEffect, useRef, useState } from 'react';
import type { Picture } from '#core/domain/paper-grid';
import { dotsOf, logoSize, pixelsOf } from '#renderer/cashier/printing/logo-dots';
import { usePrintingWords } from '#renderer/cashier/printing/printing-words';
import { Button } from '#renderer/ui/button.tsx';

/** The shop's mark as the printer will draw it. */
export function LogoPart({
  logo,
  onChange,
}: {
  logo: Picture | null;
  onChange: (logo: Picture | null) => Promise<void>;
}) {
  const { t } = usePrintingWords();
  const [isBad, setBad] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const dots = await dotsIn(file).catch(() => null);
    setBad(dots === null);
    if (dots !== null) await onChange(dots);
  };
  return (
    <section className="part">
      <h3>{t('receipt.logo')}</h3>
      <p className="quiet">{t('receipt.logoLead')}</p>
      {logo !== null && <Drawn logo={logo} label={t('receipt.logoAlt')} />}
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        hidden
        onChange={({ target }) => {
          void take(target.files?.[0]);
          // The same file again is a change too.
          target.value = '';
        }}
      />
      <div className="row">
        <Button onPress={() => input.current?.click()}>{t('receipt.logoPick')}</Button>
        {logo !== null && (
          <Button kind="plain" onPress={() => void onChange(null)}>
            {t('receipt.logoRemove')}
          </Button>
        )}
        {isBad && (
          <span className="hint bad" role="alert">
            {t('receipt.logoBad')}
          </span>
        )}
      </div>
    </section>
  );
}

function Drawn({ logo, label }: { logo: Picture; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { width, height } = logo;
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixelsOf(logo), width, height), 0, 0);
  }, [logo]);
  return (
    <canvas
      ref={canvas}
      className="logo-dots"
      role="img"
      aria-label={label}
      width={logo.width}
      height={logo.height}
    />
  );
}

async function dotsIn(file: File): Promise<Picture> {
  const picture = await createImageBitmap(file);
  const { width, height } = logoSize(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('no canvas');
  // What is see-through is paper.
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, width, height);
  pen.drawImage(picture, 0, 0, width, height);
  picture.close();
  return dotsOf(pen.getImageData(0, 0, width, height));
}
