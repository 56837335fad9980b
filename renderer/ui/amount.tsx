import type { CSSProperties } from 'react';
import type { Money } from '#core/domain/money';
import { type MoneyPart, moneyParts, type SiteId, siteOf } from '#core/domain/site';

type Ems = CSSProperties & { readonly '--ems': string };

/**
 * An amount as the country writes it, its sign and cents a step smaller on the same baseline.
 *
 * `--ems` is its width in its own ems at the widest cut, so that a screen may say
 * `font-size: min(what it likes, the room / var(--ems))` and a long one never wraps or collides.
 */
export function Amount({
  value,
  siteId,
  className = '',
}: {
  value: Money;
  siteId: SiteId;
  className?: string;
}) {
  const parts = moneyParts(value, siteOf(siteId));
  const style: Ems = { '--ems': emsOf(parts).toFixed(2) };
  const sign = textOf(parts, 'sign');
  return (
    <span className={`amount ${className}`} style={style}>
      <span className={/\s$/.test(sign) ? 'sign' : 'sign tight'}>{sign}</span>
      {textOf(parts, 'whole')}
      <span className="cents">{textOf(parts, 'cents')}</span>
    </span>
  );
}

/** Figures in a column, without the sign: "3.701,00", "−565,10". */
export function Figure({
  value,
  siteId,
  className = '',
}: {
  value: Money;
  siteId: SiteId;
  className?: string;
}) {
  return <span className={`figure ${className}`}>{figuresOf(value, siteId)}</span>;
}

export function figuresOf(value: Money, siteId: SiteId): string {
  const parts = moneyParts(value, siteOf(siteId));
  return `${value < 0 ? '\u2212' : ''}${textOf(parts, 'whole')}${textOf(parts, 'cents')}`;
}

const textOf = (parts: readonly MoneyPart[], kind: MoneyPart['kind']): string =>
  parts
    .filter((part) => part.kind === kind)
    .map((part) => part.text)
    .join('');

function emsOf(parts: readonly MoneyPart[]): number {
  const sign = textOf(parts, 'sign').trim().length;
  const whole = textOf(parts, 'whole');
  const digits = whole.replace(/\D/g, '').length;
  const cents = textOf(parts, 'cents') === '' ? 0 : 1.1;
  return 0.2 + 0.48 * sign + 0.69 * digits + 0.3 * (whole.length - digits) + cents;
}
