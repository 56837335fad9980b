import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { formatMoney, LANGUAGES, type Language, siteOf } from '#core/domain/site';
import type { CustomerScreen } from '#core/views';
import { Announcement } from '#renderer/customer/announcement.tsx';
import { CustomerApp } from '#renderer/customer/customer-app.tsx';
import { SettingContext } from '#renderer/customer/setting-context';
import { customerWords } from '#renderer/i18n/customer-words';
import { createI18n } from '#renderer/i18n/i18n';
import { I18nProvider } from '#renderer/i18n/use-translation';
import { almacen, customerScreens, customerView } from '#test/support/customer-views';

/** What a reader of the screen is told by itself: calmly, or at once. */
function spoken(screen: CustomerScreen, language: Language = 'es-AR') {
  const html = renderToStaticMarkup(
    createElement(
      I18nProvider,
      { value: createI18n(language, customerWords) },
      createElement(
        SettingContext,
        { value: { ...almacen, language } },
        createElement(Announcement, { screen }),
      ),
    ),
  );
  const regionOf = (role: string): readonly string[] =>
    [...html.matchAll(new RegExp(`<p[^>]*role="${role}"[^>]*>([^<]*)</p>`, 'g'))].map(
      ([, text = '']) => text,
    );
  return { calm: regionOf('status'), atOnce: regionOf('alert') };
}

const SILENT = new Set(['idle', 'building']);
const AT_ONCE = new Set([
  'pay-declined',
  'pay-received',
  'pay-attended-declined',
  'partial',
  'not-sent',
  'refused',
  'order-displaced',
  'double',
  'mismatch',
]);
const screens = Object.entries(customerScreens);

describe('Whoever listens to the customer’s screen', () => {
  it.each(screens)('has two places to listen to, and hears of %s in one of them', (name, screen) => {
    for (const language of LANGUAGES) {
      const { calm, atOnce } = spoken(screen, language);
      expect([calm.length, atOnce.length]).toEqual([1, 1]);
      const [said, other] = AT_ONCE.has(name) ? [atOnce[0], calm[0]] : [calm[0], atOnce[0]];
      expect(other, `${language}: said where it is not pressing`).toBe('');
      expect(said === '', `${language}: ${said}`).toBe(SILENT.has(screen.kind));
    }
  });

  it.each(screens.filter(([, { kind }]) => !SILENT.has(kind) && kind !== 'pay'))(
    'hears the amount with the outcome: %s',
    (_, screen) => {
      if (!('total' in screen)) throw new Error('no total');
      const { calm, atOnce } = spoken(screen);
      expect([...calm, ...atOnce].join('')).toContain(formatMoney(screen.total, siteOf('MLA')));
    },
  );
});

describe('Each of the customer’s screens', () => {
  it.each(screens)(
    'has one main part with one heading, and nothing that takes the focus: %s',
    (_, screen) => {
      const html = renderToStaticMarkup(createElement(CustomerApp, { view: customerView(screen) }));
      expect(html.match(/<main/g)).toHaveLength(1);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html).not.toMatch(/<(button|a|input|select|textarea)\b|tabindex/i);
      // Told before it is read through.
      expect(html.split('<main')[0]).toMatch(/role="status".*role="alert"/);
    },
  );

  it('names its code by the amount that it pays', () => {
    const { pay } = customerScreens;
    if (pay === undefined) throw new Error('no code');
    const html = renderToStaticMarkup(createElement(CustomerApp, { view: customerView(pay) }));
    expect(html).toMatch(/<svg[^>]*aria-label="[^"]*5\.085,90[^"]*"/);
    expect(html).toMatch(/<svg[^>]*role="img"/);
  });
});
