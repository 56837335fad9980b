import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createPdfMaker } from '#test/support/pdf-maker';
import { sheetOf } from '#test/support/sheet-samples';

/** `node test/support/sheet-pictures.ts <folder>`: the sheet of the counter in each language, on each paper, with the longest names. */
const [folder = 'test-results/pictures'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const PIX =
  '00020126360014br.gov.bcb.pix2514practice.invalid52040000530398654040.005802BR5907Esquina6009Sao Paulo6304ABCD';
const samples: readonly Parameters<typeof sheetOf>[0][] = [
  { register: 'es-AR' },
  {
    register: 'es',
    siteId: 'MLM',
    language: 'es',
    secondLanguage: 'en',
    shop: { name: 'Abarrotes Doña Lupe', trade: '' },
  },
  {
    register: 'pt-BR',
    siteId: 'MLB',
    qrData: PIX,
    secondLanguage: 'es',
    isPractice: true,
    shop: { name: 'Esquina', trade: 'Padaria da' },
  },
  { register: 'en', language: 'en', isPractice: true },
  {
    register: 'Caja del fondo la de los fiambres y los quesos',
    siteId: 'MLC',
    isPractice: true,
    secondLanguage: 'pt-BR',
    shop: {
      name: 'Supermercado Internacional Constitución del Sur y Hermanos',
      trade: 'Almacén, fiambrería y quesos de campo',
    },
  },
];
const maker = await createPdfMaker();
try {
  for (const sample of samples) {
    const saved = await sheetOf(sample, { folder: () => folder, toPdf: maker.toPdf }).save();
    if (!saved.ok) throw new Error(`${sample.register}: ${saved.error}`);
    const { path } = saved.value;
    spawnSync('pdftoppm', ['-r', '80', '-png', '-singlefile', path, path.replace(/\.pdf$/, '')]);
  }
} finally {
  await maker.close();
}
