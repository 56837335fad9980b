import { QRCodeSVG } from 'qrcode.react';

const QUIET_ZONE = 4;

/** The code to scan: its text as it came, level M, black on its own white with the four quiet modules of the standard. */
export function Code({ data, label, className = '' }: { data: string; label: string; className?: string }) {
  return (
    <div className={`code ${className}`}>
      <QRCodeSVG
        value={data}
        level="M"
        boostLevel={false}
        marginSize={QUIET_ZONE}
        aria-label={label}
        shapeRendering="crispEdges"
      />
    </div>
  );
}
