import { expect, it } from 'vitest';
import type { SaleId } from '#core/domain/sale';
import { createSaleLanguage } from '#main/sale-language';
import { almacen } from '#test/support/customer-views';

function counter() {
  let ticket: SaleId | null = null;
  let named = 0;
  const language = createSaleLanguage({
    ticket: () => ticket,
    nameTicket() {
      ticket ??= `named-${++named}` as SaleId;
      return ticket;
    },
    onChange: () => undefined,
  });
  const turn = (id: string | null): void => {
    ticket = id as SaleId | null;
  };
  return { ...language, turn, now: language.now };
}

const second = { ...almacen, secondLanguage: 'pt-BR' } as const;

it('the customer’s screen speaks another language for one sale alone, and the next begins as the shop speaks', () => {
  const shop = counter();
  expect(shop.forCustomer(second)).toEqual(second);
  shop.turn('one');
  shop.speak({ language: 'en' });
  expect(shop.forCustomer(second)).toEqual({ ...second, language: 'en', secondLanguage: null });
  shop.turn(null);
  expect(shop.now()).toBeNull();
  shop.turn('two');
  expect(shop.forCustomer(second)).toEqual(second);
  // Set aside meanwhile, and taken up again.
  shop.turn('one');
  expect(shop.now()).toBe('en');
  shop.speak({ language: null });
  expect(shop.now()).toBeNull();
});

it('a customer may be greeted in it before the first thing is rung up', () => {
  const shop = counter();
  shop.speak({ language: 'pt-BR' });
  expect(shop.now()).toBe('pt-BR');
});

it('a day of visitors is not kept in mind for ever', () => {
  const shop = counter();
  for (let at = 0; at < 200; at += 1) {
    shop.turn(`sale-${at}`);
    shop.speak({ language: 'en' });
  }
  shop.turn('sale-199');
  expect(shop.now()).toBe('en');
  shop.turn('sale-0');
  expect(shop.now()).toBeNull();
});
