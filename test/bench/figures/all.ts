import type { Figure } from '#test/bench/figure';
import { code, paid } from '#test/bench/figures/charge';
import { commit } from '#test/bench/figures/commit';
import { day } from '#test/bench/figures/day';
import { importing } from '#test/bench/figures/import';
import { line } from '#test/bench/figures/line';
import { memory } from '#test/bench/figures/memory';
import { print } from '#test/bench/figures/print';
import { search } from '#test/bench/figures/search';
import { z } from '#test/bench/figures/shift';
import { size } from '#test/bench/figures/size';
import { start } from '#test/bench/figures/start';

/** In the order in which they are taken. One more is a file beside these and a word here. */
export const figures: readonly Figure[] = [
  size,
  search,
  commit,
  z,
  day,
  print,
  importing,
  start,
  line,
  code,
  paid,
  memory,
];
