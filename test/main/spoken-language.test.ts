import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSpokenLanguage } from '#main/spoken-language';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spoken-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the next start knows what was spoken', () => {
  const browser = join(folder, 'browser');
  expect(createSpokenLanguage(browser).last()).toBeNull();
  const spoken = createSpokenLanguage(browser);
  spoken.note('pt-BR');
  expect(createSpokenLanguage(browser).last()).toBe('pt-BR');
  spoken.note('es');
  expect(createSpokenLanguage(browser).last()).toBe('es');
});

test('the same again is not written again, neither in this run nor in the next', () => {
  createSpokenLanguage(folder).note('en');
  const file = join(folder, 'language');
  const { mtimeNs } = statSync(file, { bigint: true });
  const again = createSpokenLanguage(folder);
  again.note('en');
  again.note('en');
  expect(statSync(file, { bigint: true }).mtimeNs).toBe(mtimeNs);
});

test.each(['', 'xx', 'es-AR\n', '../es', 'ES'])('%j is no language', (text) => {
  writeFileSync(join(folder, 'language'), text);
  expect(createSpokenLanguage(folder).last()).toBeNull();
});

test('where nothing can be written nothing fails', () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, '');
  const spoken = createSpokenLanguage(join(file, 'browser'));
  expect(() => spoken.note('es')).not.toThrow();
  expect(spoken.last()).toBeNull();
  expect(existsSync(join(file, 'browser'))).toBe(false);
});
