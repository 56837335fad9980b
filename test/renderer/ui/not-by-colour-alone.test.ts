import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { storyOf } from '#renderer/cashier/charge-story';
import { tellingOf } from '#renderer/customer/telling';
import { Badge, type BadgeKind } from '#renderer/ui/badge.tsx';
import { Banner, type BannerKind } from '#renderer/ui/banner.tsx';
import { RENDERER } from '#test/renderer/written-words';
import { chargeViews } from '#test/support/cashier-views';
import { customerScreens } from '#test/support/customer-views';

/** Some states cannot be told apart by their colour by everyone (contrast.test.ts measures which), and some by no one. */
describe('A state is told without its colour', () => {
  const stories = Object.values(chargeViews).flatMap(({ charge, sale }) =>
    charge === null ? [] : [storyOf(charge, sale.excess)],
  );

  it('on the cashier’s plate: what is paid has a sign that nothing else has', () => {
    expect(stories.length).toBeGreaterThan(20);
    const signsOf = (isPaid: boolean) =>
      new Set(stories.filter(({ plate }) => (plate === 'paid') === isPaid).map(({ icon }) => icon));
    expect([...signsOf(true)].filter((icon) => signsOf(false).has(icon))).toEqual([]);
  });

  it('on the customer’s screen: the tick is for what is paid and for nothing else', () => {
    const ticked = Object.values(customerScreens).flatMap((screen) => {
      if (screen.kind === 'idle' || screen.kind === 'building') return [];
      if (screen.kind === 'preparing' || screen.kind === 'pay') return [];
      return tellingOf(screen).mark === 'tick' ? [screen.kind] : [];
    });
    expect([...new Set(ticked)].sort()).toEqual(['paid', 'thanks']);
  });

  it('in a badge and in a banner: a drawing and a word', () => {
    const badges: readonly BadgeKind[] = ['plain', 'ask', 'money', 'wait', 'trouble', 'practice'];
    const banners: readonly BannerKind[] = ['plain', 'trouble', 'wait', 'money', 'practice'];
    const drawn = [
      ...badges.map((kind) => Badge({ kind, icon: 'check', children: 'word' })),
      ...banners.map((kind) => Banner({ kind, icon: 'check', title: 'word' })),
    ].map((each) => renderToStaticMarkup(each));
    for (const html of drawn) expect(html).toMatch(/<svg.*aria-hidden="true".*word/);
  });

  it('in a light of the bar: a shape of its own', () => {
    const css = readFileSync(join(RENDERER, 'ui/controls/state.css'), 'utf8');
    const shapes = ['wait', 'bad', 'off'].map((state) => {
      const rule = new RegExp(`\\.light\\.${state} i \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
      return [...rule.matchAll(/(border-radius|border|transform): ([^;]+)/g)]
        .map(([, name, value = '']) => `${name} ${value.replace(/ var\(.*?\)/, '')}`)
        .join(', ');
    });
    expect(shapes.every((shape) => shape !== '')).toBe(true);
    expect(new Set(shapes).size).toBe(3);
  });
});
