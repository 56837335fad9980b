import { type Money, toMoney } from '#core/domain/money';
import type { Currency, Site } from '#core/domain/site';

/**
 * Notes that people pay with, in whole units of the currency, the largest first.
 *
 * What each central bank lists as in circulation in 2026: BCRA (20,000 since November 2024; the 50,000 was drawn and
 * never issued), Banco Central do Brasil (second family, with the 200 of 2020), Banco Central de Chile, Banco de la
 * República (the note of 1,000 is giving way to its coin), Banco de México (family G; the 20 is a coin since 2021),
 * BCRP (family of 2021 on) and BCU.
 */
export const NOTES: Readonly<Record<Currency, readonly number[]>> = {
  ARS: [20_000, 10_000, 2000, 1000, 500, 200, 100, 50, 20, 10],
  BRL: [200, 100, 50, 20, 10, 5, 2],
  CLP: [20_000, 10_000, 5000, 2000, 1000],
  COP: [100_000, 50_000, 20_000, 10_000, 5000, 2000, 1000],
  MXN: [1000, 500, 200, 100, 50, 20],
  PEN: [200, 100, 50, 20, 10],
  UYU: [2000, 1000, 500, 200, 100, 50, 20],
};

/** Coins of the same banks, in minor units as the provider takes them, the largest first. What is out of use is not there. */
const COINS: Readonly<Record<Currency, readonly number[]>> = {
  ARS: [1000, 500, 200, 100],
  BRL: [100, 50, 25, 10, 5],
  CLP: [500, 100, 50, 10],
  COP: [1000, 500, 200, 100, 50],
  MXN: [2000, 1000, 500, 200, 100, 50],
  PEN: [500, 200, 100, 50, 20, 10],
  UYU: [5000, 1000, 500, 200, 100],
};

/** What a drawer is counted by; a value that is a note and a coin is there once. */
export const piecesOf = (site: CashOf): readonly Money[] =>
  [...new Set([...notesOf(site), ...COINS[site.currency].map(toMoney)])].toSorted((a, b) => b - a);

type CashOf = Pick<Site, 'currency' | 'decimals'>;

const notesOf = ({ currency, decimals }: CashOf): readonly Money[] =>
  NOTES[currency].map((whole) => toMoney(whole * 10 ** decimals));

/** A note more than is needed would be handed back, so no change reaches the largest: more is a slip of the fingers. */
export const mostChange = (site: CashOf): Money => toMoney(Math.max(...notesOf(site)) - 1);

const MOST_OFFERED = 4;
/** Nobody counts out more than this many of one note. */
const MOST_OF_ONE = 20;

/** What people hand over for `due` when they have not the exact money: up to four amounts above it, the least first. */
export function likelyGiven(due: Money, site: CashOf): readonly Money[] {
  if (due <= 0) return [];
  const notes = notesOf(site);
  const handy = notes.filter((note) => note * MOST_OF_ONE >= due);
  const amounts = (handy.length > 0 ? handy : notes.slice(0, 1))
    .map((note) => toMoney(Math.ceil(due / note) * note))
    .filter((amount) => amount > due);
  return [...new Set(amounts)].sort((a, b) => a - b).slice(0, MOST_OFFERED);
}
