import { describe, expect, it } from 'vitest';
import { USUAL_KEYS } from '#core/domain/key-map';
import type { Act } from '#renderer/cashier/charge-story';
import { type Command, commandFor, isFunctionKey, type KeyContext } from '#renderer/cashier/keyboard';

const sale: KeyContext = {
  screen: 'sale',
  isDialogOpen: false,
  focus: 'search',
  searchText: '',
  hasResults: false,
  hasPrefix: false,
  acts: [],
  mayTender: false,
  keys: USUAL_KEYS,
};
const found: KeyContext = { ...sale, searchText: 'caf', hasResults: true };
const charge = (...acts: readonly Act[]): KeyContext => ({ ...sale, screen: 'charge', focus: 'none', acts });
const waiting = charge('check', 'park', 'cancel');
const expired = charge('new-code', 'back');
const paid = charge('next');
const recent: KeyContext = { ...sale, screen: 'recent', focus: 'none' };

const asks = (key: string, context: KeyContext, ctrl = false): Command | null =>
  commandFor({ key, ctrl }, context);

describe('The keys of the counter', () => {
  it.each<[string, KeyContext, Command | null]>([
    ['F1', sale, 'shortcuts'],
    ['F2', sale, 'search'],
    ['F4', sale, 'discount'],
    ['F5', sale, 'note'],
    ['F6', sale, 'hold'],
    ['F7', sale, 'recent'],
    ['F8', sale, 'open-amount'],
    ['F9', sale, 'reprint'],
    ['F12', sale, 'charge'],
    ['F10', sale, 'tender'],
    ['F11', sale, 'drawer'],
    ['F11', waiting, 'drawer'],
    ['F11', { ...sale, screen: 'settings' }, null],
    ['Escape', { ...sale, screen: 'first-run', focus: 'field' }, 'later'],
    ['F12', { ...sale, screen: 'first-run' }, null],
    ['F7', { ...sale, screen: 'first-run' }, null],
    ['Enter', { ...sale, screen: 'first-run', focus: 'none' }, null],
    ['F10', waiting, null],
    ['F10', { ...waiting, mayTender: true }, 'tender'],
    ['F10', paid, null],
    ['+', sale, 'line-more'],
    ['-', sale, 'line-less'],
    ['*', sale, 'quantity'],
    ['/', sale, 'price'],
    ['/', found, null],
    ['Delete', sale, 'line-remove'],
    ['ArrowUp', sale, 'line-back'],
    ['ArrowDown', sale, 'line-next'],
    ['Escape', sale, null],
    ['Escape', { ...sale, hasPrefix: true }, 'clear-prefix'],
    ['*', { ...sale, searchText: '3' }, 'prefix'],
    ['*', { ...sale, searchText: '0,845' }, 'prefix'],
    ['Enter', found, 'pick'],
    ['ArrowDown', found, 'result-next'],
    ['ArrowUp', found, 'result-back'],
    ['*', found, 'quantity-of-result'],
    ['Escape', found, 'clear-search'],
    ['+', found, null],
    ['-', { ...found, searchText: 'coca' }, null],
    ['Delete', found, null],
    ['+', { ...sale, focus: 'field' }, null],
    ['Delete', { ...sale, focus: 'field' }, null],
    ['F12', waiting, null],
    ['F6', waiting, 'park'],
    ['F6', charge('check', 'cancel'), 'no-hold'],
    ['F6', paid, null],
    ['Escape', waiting, 'cancel'],
    ['F7', waiting, 'recent'],
    ['F4', waiting, null],
    ['F8', waiting, null],
    ['F12', expired, 'new-code'],
    ['Escape', expired, 'back'],
    ['Enter', expired, null],
    ['Enter', paid, 'next'],
    ['F2', paid, 'next'],
    ['F3', { ...paid, acts: ['next', 'give-back'] }, 'give-back'],
    ['F3', paid, null],
    ['F12', paid, null],
    ['F9', paid, 'reprint'],
    ['Enter', { ...paid, focus: 'button' }, null],
    ['F7', recent, 'close-panel'],
    ['Escape', recent, 'close-panel'],
    ['ArrowDown', recent, 'row-next'],
    ['F12', recent, null],
    ['Escape', { ...sale, screen: 'settings', focus: 'field' }, null],
    ['Escape', { ...sale, screen: 'settings', focus: 'none' }, 'close-panel'],
    ['F12', { ...sale, screen: 'settings' }, null],
  ])('%s', (key, context, command) => {
    expect(asks(key, context)).toBe(command);
  });

  it('go back and forth over the changes of a sale, and in a field over its letters', () => {
    const press = (key: string, shift: boolean, context: KeyContext): Command | null =>
      commandFor({ key, ctrl: true, shift }, context);
    expect(press('z', false, sale)).toBe('undo');
    expect(press('Z', true, sale)).toBe('redo');
    expect(press('y', false, sale)).toBe('redo');
    for (const context of [found, { ...sale, focus: 'field' as const }, waiting, paid])
      expect(press('z', false, context)).toBeNull();
  });

  it('list all that waits with Shift+F6', () => {
    expect(commandFor({ key: 'F6', ctrl: false, shift: true }, sale)).toBe('open-sales');
  });

  it("are the shop's own, and what they were before is nothing then", () => {
    const keys = { ...USUAL_KEYS, discount: 'Ctrl+D', charge: 'F4', quantity: '#' };
    const own = { ...sale, keys };
    expect(commandFor({ key: 'd', ctrl: true }, own)).toBe('discount');
    expect([asks('F4', own), asks('F12', own), asks('#', own), asks('*', own)]).toEqual([
      'charge',
      null,
      'quantity',
      null,
    ]);
    expect(asks('*', { ...own, searchText: '3' })).toBe('prefix');
    expect(asks('F4', { ...expired, keys })).toBe('new-code');
  });

  it('charge with Ctrl+Enter as with F12', () => {
    expect(asks('Enter', sale, true)).toBe('charge');
    expect(asks('Enter', found, true)).toBe('charge');
    expect(asks('Enter', expired, true)).toBe('new-code');
  });

  it('never charge with a plain Enter, wherever it lands', () => {
    for (const screen of ['sale', 'charge', 'recent', 'settings'] as const)
      for (const focus of ['search', 'field', 'button', 'none'] as const)
        for (const searchText of ['', 'caf', '3'])
          for (const isDialogOpen of [true, false])
            for (const acts of [['next'], ['new-code', 'back'], ['check', 'cancel']] as const) {
              const context = { ...sale, screen, focus, searchText, isDialogOpen, acts, hasResults: true };
              expect(['charge', 'new-code']).not.toContain(asks('Enter', context));
            }
  });

  it.each(['F1', 'F6', 'F12', 'Escape', 'Enter', '+', '*'])('leave %s to a dialog that is open', (key) => {
    for (const context of [sale, waiting, paid, recent])
      expect(asks(key, { ...context, isDialogOpen: true })).toBeNull();
  });

  it('keep the browser from its own function keys', () => {
    expect(['F1', 'F5', 'F7', 'F12'].every(isFunctionKey)).toBe(true);
    expect(['F', 'F13', 'Enter', 'f5'].some(isFunctionKey)).toBe(false);
  });
});
