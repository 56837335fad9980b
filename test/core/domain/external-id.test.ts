import fc from 'fast-check';
import { expect, it } from 'vitest';
import { proposeExternalId } from '#core/domain/external-id';

const asked = { longest: 39, fallback: 'CAJA' };

it.each([
  ['Caja del fondo', [], 'CAJADELFONDO'],
  ['São João, 2º caixa', [], 'SAOJOAO2CAIXA'],
  ['Caja 1', ['CAJA1'], 'CAJA12'],
  ['Caja', ['caja', 'CAJA2'], 'CAJA3'],
  ['  ¡!  ', [], 'CAJA'],
  ['收银台', ['CAJA'], 'CAJA2'],
])('proposes a name of letters and digits for %s', (name, taken, proposed) => {
  expect(proposeExternalId(name, taken, asked)).toBe(proposed);
});

it('always proposes one of its own that is short enough', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.nat(30), (name, many) => {
      const taken: string[] = [];
      for (let made = 0; made <= many; made++) {
        const proposed = proposeExternalId(name, taken, asked);
        expect(proposed).toMatch(/^[A-Z0-9]{1,39}$/);
        expect(taken).not.toContain(proposed);
        taken.push(proposed);
      }
    }),
    { numRuns: 60 },
  );
});
