import type { SaleId } from '#core/domain/sale';
import type { Language } from '#core/domain/site';
import type { Setting } from '#core/views';

export type SaleLanguage = {
  /** Null: as the shop speaks. */
  now(): Language | null;
  speak(input: { readonly language: Language | null }): null;
  /** How the customer's window is set for the sale in front. */
  forCustomer(setting: Setting): Setting;
};

type Deps = {
  /** Whose turn it is; null where nothing was rung up yet. */
  readonly ticket: () => SaleId | null;
  /** The same, and named if it was not. */
  readonly nameTicket: () => SaleId;
  readonly onChange: () => void;
};

const MOST = 50;

/**
 * The language of the customer's window for one sale. It is the sale's: set aside it waits with it, and the next sale
 * begins as the shop speaks.
 */
export function createSaleLanguage({ ticket, nameTicket, onChange }: Deps): SaleLanguage {
  const spoken = new Map<SaleId, Language>();

  function now(): Language | null {
    const sale = ticket();
    return sale === null ? null : (spoken.get(sale) ?? null);
  }

  return {
    now,
    speak({ language }) {
      const sale = nameTicket();
      spoken.delete(sale);
      if (language !== null) spoken.set(sale, language);
      const [oldest] = spoken.keys();
      if (spoken.size > MOST && oldest !== undefined) spoken.delete(oldest);
      onChange();
      return null;
    },
    forCustomer(setting) {
      const language = now();
      return language === null ? setting : { ...setting, language, secondLanguage: null };
    },
  };
}
