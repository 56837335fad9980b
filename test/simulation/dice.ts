import { createRandom } from '#main/simulator/random';

/** One seed decides everything. Each part of the world throws dice of its own, so that one more throw here moves nothing there. */
export type Dice = {
  /** True this often, from 0 to 1. */
  chance(share: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  /** One of the names, each as often as its weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  next(): number;
};

export function createDice(seed: number, stream: number): Dice {
  const random = createRandom((Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)) >>> 0);
  const whole = (low: number, high: number): number => low + Math.floor(random.next() * (high - low + 1));
  return {
    next: random.next,
    chance: (share) => random.next() < share,
    whole,
    pick(from) {
      const picked = from[whole(0, from.length - 1)];
      if (picked === undefined) throw new RangeError('Nothing to pick from');
      return picked;
    },
    weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
      const names: K[] = [];
      for (const name in weights) names.push(name);
      let left = random.next() * names.reduce((sum, name) => sum + weights[name], 0);
      for (const name of names) {
        left -= weights[name];
        if (left < 0) return name;
      }
      throw new RangeError('No weights');
    },
  };
}
