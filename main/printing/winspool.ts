/** What Windows' print spooler (winspool.drv) is asked, one call each. Numbers are its own codes. */
export type Winspool = {
  /**
   * OpenPrinterW. Null where there is none of that name, or it may not be used. Every call runs on a thread of its
   * own, for a print server that is off can hold one for seconds; which of the two it was, only that thread knows.
   */
  open(name: string): Promise<Handle | null>;
  /** GetPrinterW, level 2. */
  printer(handle: Handle): Promise<{ readonly status: number; readonly attributes: number } | null>;
  /** StartDocPrinterW with the datatype RAW: the job's number, 0 where it was not taken. */
  startDoc(handle: Handle, title: string): Promise<number>;
  startPage(handle: Handle): Promise<boolean>;
  /** WritePrinter: how many bytes were taken, which may be fewer. */
  write(handle: Handle, bytes: Uint8Array): Promise<number>;
  endPage(handle: Handle): Promise<boolean>;
  endDoc(handle: Handle): Promise<boolean>;
  /** GetJobW, level 1: null once the job is gone, which is how a printed one ends. */
  job(handle: Handle, jobId: number): Promise<{ readonly status: number } | null>;
  /** SetJobW, JOB_CONTROL_DELETE. */
  deleteJob(handle: Handle, jobId: number): Promise<boolean>;
  close(handle: Handle): Promise<void>;
};

/** Only ever handed back. */
export type Handle = { readonly __winspoolHandle: never };

/** PRINTER_STATUS_*, winspool.h. */
export const PRINTER = {
  paused: 0x1,
  error: 0x2,
  paperJam: 0x8,
  paperOut: 0x10,
  paperProblem: 0x40,
  offline: 0x80,
  notAvailable: 0x1000,
  userIntervention: 0x10_0000,
  doorOpen: 0x40_0000,
} as const;
/** PRINTER_ATTRIBUTE_WORK_OFFLINE: "Use printer offline". */
export const WORK_OFFLINE = 0x400;

/** JOB_STATUS_*, winspool.h. */
export const JOB = {
  paused: 0x1,
  error: 0x2,
  deleting: 0x4,
  offline: 0x20,
  paperOut: 0x40,
  printed: 0x80,
  deleted: 0x100,
  blocked: 0x200,
  userIntervention: 0x400,
  complete: 0x1000,
} as const;
