import { expect, it } from 'vitest';
import { actionOf, isKeyMap, keyName, refusalOf, takenBy, USUAL_KEYS, withUsual } from '#core/domain/key-map';

it('has a key of its own for each action, none of them refused', () => {
  expect(isKeyMap({})).toBe(true);
});

it.each([
  ['F4', false, false, 'F4'],
  ['F6', false, true, 'Shift+F6'],
  ['z', true, false, 'Ctrl+Z'],
  ['Z', true, true, 'Ctrl+Shift+Z'],
  // Where the sign needs Shift it is the sign all the same.
  ['*', false, true, '*'],
  ['−', false, false, '-'],
])('%s is named', (key, ctrl, shift, name) => {
  expect(keyName({ key, ctrl, shift })).toBe(name);
});

it.each([
  ['Enter', 'scanner'],
  ['Ctrl+Enter', 'scanner'],
  ['Tab', 'scanner'],
  ['A', 'typing'],
  ['7', 'typing'],
  [',', 'typing'],
  ['Escape', 'moving'],
  ['ArrowUp', 'moving'],
  ['Ctrl+L', 'lock'],
  ['Ctrl+V', 'editing'],
  ['Ctrl+Shift+F11', 'system'],
  ['Meta', 'system'],
  ['F4', null],
  ['Ctrl+F4', null],
  ['Ctrl+D', null],
  ['Insert', null],
])('%s may be given away or not', (name, refusal) => {
  expect(refusalOf(name)).toBe(refusal);
});

it('names who has a key already, and takes no map with one twice', () => {
  expect(takenBy(USUAL_KEYS, 'discount', 'F5')).toBe('note');
  expect(takenBy(USUAL_KEYS, 'discount', 'F4')).toBeNull();
  expect(isKeyMap({ discount: 'F5' })).toBe(false);
  expect(isKeyMap({ discount: 'F5', note: 'F4' })).toBe(true);
  expect(isKeyMap({ discount: 'Enter' })).toBe(false);
  expect(actionOf(withUsual({ discount: 'Ctrl+D' }), 'Ctrl+D')).toBe('discount');
  expect(actionOf(withUsual({ discount: 'Ctrl+D' }), 'F4')).toBeNull();
});
