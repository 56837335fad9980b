import type * as koffiModule from 'koffi';

import type { Handle, Winspool } from '#main/printing/winspool';

/** What is used of koffi. It is loaded on Windows alone. */
export type Koffi = Pick<
  typeof koffiModule,
  'load' | 'struct' | 'pointer' | 'opaque' | 'out' | 'sizeof' | 'offsetof'
>;

type Type = Parameters<Koffi['sizeof']>[0];

const JOB_CONTROL_DELETE = 5;
const DWORD = 'uint32_t';

/** Winspool as the system has it. Every call runs off the main thread: a print server that is off holds none of the till. */
export function openWinspool(koffi: Koffi, path = 'winspool.drv'): Winspool {
  const library = koffi.load(path);
  const handle = koffi.pointer(koffi.opaque());
  const { docInfo1, printerInfo2, jobInfo1 } = structsOf(koffi);
  const count = koffi.out(koffi.pointer(DWORD));

  function callTo(
    name: string,
    ...types: readonly Type[]
  ): (...values: readonly unknown[]) => Promise<number> {
    const fn = library.func('__stdcall', name, DWORD, [...types]);
    return (...values) =>
      new Promise((resolve, reject) => {
        fn.async(...values, (error: unknown, answer: unknown) => {
          if (typeof answer === 'number') resolve(answer);
          else reject(error instanceof Error ? error : new Error(`${name} did not answer`));
        });
      });
  }

  const openPrinter = callTo('OpenPrinterW', 'str16', koffi.out(koffi.pointer(handle)), 'void *');
  const getPrinter = callTo('GetPrinterW', handle, DWORD, 'void *', DWORD, count);
  const startDoc = callTo('StartDocPrinterW', handle, DWORD, koffi.pointer(docInfo1));
  const startPage = callTo('StartPagePrinter', handle);
  const write = callTo('WritePrinter', handle, 'void *', DWORD, count);
  const endPage = callTo('EndPagePrinter', handle);
  const endDoc = callTo('EndDocPrinter', handle);
  const getJob = callTo('GetJobW', handle, DWORD, DWORD, 'void *', DWORD, count);
  const setJob = callTo('SetJobW', handle, DWORD, DWORD, 'void *', DWORD);
  const closePrinter = callTo('ClosePrinter', handle);

  /** Windows says first how much room it wants; null where it has nothing to tell. */
  async function told(
    ask: (room: Buffer | null, size: number, needed: number[]) => Promise<number>,
    least: number,
  ): Promise<Buffer | null> {
    const needed = [0];
    await ask(null, 0, needed);
    const size = needed[0] ?? 0;
    if (size < least) return null;
    const room = Buffer.alloc(size);
    return (await ask(room, size, needed)) === 0 ? null : room;
  }

  return {
    async open(name) {
      const place: (Handle | null)[] = [null];
      return (await openPrinter(name, place, null)) === 0 ? null : (place[0] ?? null);
    },
    async printer(of) {
      const info = await told((...room) => getPrinter(of, 2, ...room), koffi.sizeof(printerInfo2));
      if (info === null) return null;
      return {
        status: info.readUInt32LE(koffi.offsetof(printerInfo2, 'Status')),
        attributes: info.readUInt32LE(koffi.offsetof(printerInfo2, 'Attributes')),
      };
    },
    startDoc: (of, title) => startDoc(of, 1, { pDocName: title, pOutputFile: null, pDatatype: 'RAW' }),
    startPage: async (of) => (await startPage(of)) !== 0,
    async write(of, bytes) {
      const taken = [0];
      return (await write(of, bytes, bytes.length, taken)) === 0 ? 0 : (taken[0] ?? 0);
    },
    endPage: async (of) => (await endPage(of)) !== 0,
    endDoc: async (of) => (await endDoc(of)) !== 0,
    async job(of, jobId) {
      const info = await told((...room) => getJob(of, jobId, 1, ...room), koffi.sizeof(jobInfo1));
      return info === null ? null : { status: info.readUInt32LE(koffi.offsetof(jobInfo1, 'Status')) };
    },
    deleteJob: async (of, jobId) => (await setJob(of, jobId, 0, null, JOB_CONTROL_DELETE)) !== 0,
    close: async (of) => void (await closePrinter(of)),
  };
}

/** As winspool.h has them; only where a member lies matters here, and how long each is. */
export function structsOf(
  koffi: Pick<Koffi, 'struct'>,
): Record<'docInfo1' | 'printerInfo2' | 'jobInfo1', Exclude<Type, string>> {
  const pointers = (...names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, 'void *']));
  const words = (...names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, DWORD]));
  return {
    docInfo1: koffi.struct({ pDocName: 'str16', pOutputFile: 'str16', pDatatype: 'str16' }),
    printerInfo2: koffi.struct({
      ...pointers('pServerName', 'pPrinterName', 'pShareName', 'pPortName', 'pDriverName', 'pComment'),
      ...pointers('pLocation', 'pDevMode', 'pSepFile', 'pPrintProcessor', 'pDatatype', 'pParameters'),
      ...pointers('pSecurityDescriptor'),
      ...words(
        'Attributes',
        'Priority',
        'DefaultPriority',
        'StartTime',
        'UntilTime',
        'Status',
        'cJobs',
        'AveragePPM',
      ),
    }),
    jobInfo1: koffi.struct({
      ...words('JobId'),
      ...pointers('pPrinterName', 'pMachineName', 'pUserName', 'pDocument', 'pDatatype', 'pStatus'),
      ...words(
        'Status',
        'Priority',
        'Position',
        'TotalPages',
        'PagesPrinted',
        'SubmittedDay',
        'SubmittedTime',
      ),
      ...words('SubmittedMilliseconds', 'SubmittedZone'),
    }),
  };
}
