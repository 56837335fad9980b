import { describe, expect, it } from 'vitest';
import { LANGUAGES, SITE_IDS } from '#core/domain/site';
import { wayToPay } from '#core/domain/way-to-pay';
import { customerWords } from '#renderer/i18n/customer-words';
import { createI18n } from '#renderer/i18n/i18n';

describe('What a customer is told to pay with', () => {
  it.each([
    ['MLA', false, 'any'],
    ['MLB', true, 'pix'],
    // An account without a Pix key: the code is the provider's own.
    ['MLB', false, 'mercado-pago'],
    ['MLC', false, 'mercado-pago'],
    ['MCO', false, 'mercado-pago'],
    ['MLM', false, 'mercado-pago'],
    ['MPE', false, 'mercado-pago'],
    ['MLU', false, 'mercado-pago'],
  ] as const)('in %s, by a code with Pix: %s, is %s', (siteId, isPix, way) => {
    expect(wayToPay({ isPix }, siteId)).toBe(way);
  });

  it.each(LANGUAGES)('names Pix where the code carries it and nowhere else, in %s', (language) => {
    const { t } = createI18n(language, customerWords);
    expect(t('customer:pay.how.pix')).toMatch(/\bPix\b/);
    for (const way of ['any', 'mercado-pago'] as const) {
      expect(t(`customer:pay.how.${way}`)).not.toMatch(/Pix/);
      expect(t(`customer:pay.how.${way}`)).toMatch(/Mercado Pago/);
    }
    expect(t('customer:pay.how.any')).toMatch(/banco|bank/);
    expect(t('customer:pay.how.mercado-pago')).not.toMatch(/banco|bank|billetera|carteira|wallet/);
    // Pix is paid from an account: another card is no advice.
    expect(t('customer:declined.pix.next')).not.toMatch(/tarjeta|cartão|card/);
  });

  it('is decided for every country that we sell in', () => {
    expect(SITE_IDS.map((siteId) => wayToPay({ isPix: true }, siteId))).toEqual(SITE_IDS.map(() => 'pix'));
  });
});
