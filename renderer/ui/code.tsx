import { QRCodeSVG } from 'qrcode.react';
import { memo, useLayoutEffect, useRef } from 'react';

const QUIET_ZONE = 4;

type CodeProps = { readonly data: string; readonly label: string; readonly className?: string };

/**
 * The code to scan: its text as it came, level M, black on its own white with the four quiet modules of the standard.
 *
 * Every module is drawn as a whole number of the screen's dots, as large as the place allows: stretched to fit, some
 * would come out wider than others. Beside a countdown it is not drawn again with every second.
 */
export const Code = memo(function Code({ data, label, className = '' }: CodeProps) {
  const code = useRef<SVGSVGElement>(null);
  useLayoutEffect(() => {
    const drawing = code.current;
    const place = drawing?.parentElement;
    if (drawing == null || place == null) return;
    const watch = new ResizeObserver(() => fitToDots(drawing, place));
    watch.observe(place);
    fitToDots(drawing, place);
    return () => watch.disconnect();
  });
  return (
    <div className={`code ${className}`}>
      <QRCodeSVG
        ref={code}
        value={data}
        level="M"
        boostLevel={false}
        marginSize={QUIET_ZONE}
        aria-label={label}
      />
    </div>
  );
});

function fitToDots(drawing: SVGSVGElement, place: HTMLElement): void {
  const { paddingLeft, paddingRight } = getComputedStyle(place);
  const room = place.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
  const modules = drawing.viewBox.baseVal.width;
  const dotsEach = Math.max(1, Math.floor((room * devicePixelRatio) / modules));
  const side = `${(dotsEach * modules) / devicePixelRatio}px`;
  drawing.style.width = side;
  drawing.style.height = side;
}
