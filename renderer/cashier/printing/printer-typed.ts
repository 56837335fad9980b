import type { PrinterTarget } from '#core/domain/print-job';
import { canBe80, type PrinterForm, type ShopPrinter, takesBytes } from '#core/domain/printer-form';
import { profileNamed } from '#core/domain/printer-profiles';

export const BAUDS = ['9600', '19200', '38400', '57600', '115200'] as const;

/** What a person has put into the fields of a printer, of every way at once: changing one's mind loses nothing. */
export type PrinterTyped = {
  readonly kind: PrinterTarget['kind'];
  readonly folder: string;
  /** As the system calls it; empty is its default. */
  readonly name: string;
  readonly host: string;
  readonly port: string;
  readonly share: string;
  readonly line: string;
  readonly baud: (typeof BAUDS)[number];
  readonly device: string;
  readonly form: PrinterForm;
};

export type TypedField = 'name' | 'host' | 'port' | 'share' | 'line' | 'device';

const USUAL_PORT = '9100';

export function typedFrom({ target, form }: ShopPrinter): PrinterTyped {
  const { kind } = target;
  return {
    kind,
    folder: kind === 'file' ? target.folder : '',
    name: nameIn(target),
    host: kind === 'tcp' ? target.host : '',
    port: kind === 'tcp' ? String(target.port) : USUAL_PORT,
    share: kind === 'share' ? target.path : '',
    line: kind === 'serial' ? target.port : '',
    baud: BAUDS.find((baud) => kind === 'serial' && Number(baud) === target.baud) ?? '9600',
    device: kind === 'device' ? target.path : '/dev/usb/lp0',
    form,
  };
}

function nameIn(target: PrinterTarget): string {
  if (target.kind === 'system') return target.deviceName ?? '';
  if (target.kind === 'spooler') return target.name;
  return target.kind === 'lp' ? (target.queue ?? '') : '';
}

/** What is wrong in the fields that the chosen way has; none where it can be saved. */
export function faultsIn(typed: PrinterTyped): readonly TypedField[] {
  const bad: Readonly<Record<TypedField, boolean>> = {
    name: typed.name.trim() === '' || (typed.kind === 'lp' && !isQueue(typed.name)),
    host: !/^[A-Za-z0-9.:_-]{1,253}$/.test(typed.host.trim()),
    port: portOf(typed.port) === null,
    share: !/^\\\\[^\\/:*?"<>|]{1,100}\\[^\\/:*?"<>|]{1,100}$/.test(typed.share.trim()),
    line: !/^(COM\d{1,3}|\/dev\/tty[A-Za-z0-9._-]{1,40}|\/dev\/cu\.[A-Za-z0-9._-]{1,60})$/.test(
      lineOf(typed),
    ),
    device: !/^\/dev\/[A-Za-z0-9_/-]{1,60}$/.test(typed.device.trim()),
  };
  return FIELDS[typed.kind].filter((field) => bad[field] && !(field === 'name' && mayBeUnnamed(typed)));
}

const FIELDS: Readonly<Record<PrinterTarget['kind'], readonly TypedField[]>> = {
  tcp: ['host', 'port'],
  spooler: ['name'],
  share: ['share'],
  serial: ['line'],
  device: ['device'],
  lp: ['name'],
  system: ['name'],
  file: [],
};

/** The system has a default of its own; raw bytes are sent to nobody by accident. */
const mayBeUnnamed = ({ kind, name }: PrinterTyped): boolean =>
  (kind === 'system' || kind === 'lp') && name.trim() === '';

const isQueue = (name: string): boolean => /^[A-Za-z0-9_.@][A-Za-z0-9_.@-]{0,126}$/.test(name.trim());

const lineOf = ({ line }: PrinterTyped): string => {
  const name = line.trim();
  return name.startsWith('/') ? name : name.toUpperCase();
};

/** Null while something is wrong. */
export function printerFrom(typed: PrinterTyped): ShopPrinter | null {
  const target = faultsIn(typed).length > 0 ? null : targetFrom(typed);
  if (target === null) return null;
  const { form } = typed;
  // A narrow printer has no wide paper; pages and files have no model.
  const isNarrow = takesBytes(target) && !canBe80(profileNamed(form.profile));
  return { target, form: isNarrow ? { ...form, paper: 58 } : form };
}

function targetFrom(typed: PrinterTyped): PrinterTarget {
  const name = typed.name.trim();
  switch (typed.kind) {
    case 'file':
      return { kind: 'file', folder: typed.folder.trim() };
    case 'system':
      return { kind: 'system', deviceName: name === '' ? null : name };
    case 'tcp':
      return { kind: 'tcp', host: typed.host.trim(), port: portOf(typed.port) ?? Number(USUAL_PORT) };
    case 'spooler':
      return { kind: 'spooler', name };
    case 'share':
      return { kind: 'share', path: typed.share.trim() };
    case 'serial':
      return { kind: 'serial', port: lineOf(typed), baud: Number(typed.baud) };
    case 'device':
      return { kind: 'device', path: typed.device.trim() };
    case 'lp':
      return { kind: 'lp', queue: name === '' ? null : name };
  }
}

function portOf(text: string): number | null {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}
