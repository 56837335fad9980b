import type { ComponentType } from 'react';

/** One control in one state. */
export type Specimen = {
  readonly says: string;
  /** "hover", "press", "focus" or "large": see force-states.ts and gallery.css. */
  readonly as?: string;
  readonly isBroad?: boolean;
  readonly Drawn: ComponentType;
};

/** By the component's name. */
export type Specimens = Readonly<Record<string, readonly Specimen[]>>;

/** The same control as it lies, pointed at, with the focus, pressed, and on a large screen. */
export const inEach = (Drawn: ComponentType, isBroad = false): readonly Specimen[] => [
  { says: 'as it lies', Drawn, isBroad },
  { says: 'pointed at', as: 'hover', Drawn, isBroad },
  { says: 'with the focus', as: 'focus', Drawn, isBroad },
  { says: 'pressed', as: 'hover press', Drawn, isBroad },
  { says: 'on a large screen', as: 'large', Drawn, isBroad },
];

export const LONG = 'Administrationsdatenübertragung einer Rückerstattung';
export const nothing = (): void => undefined;
