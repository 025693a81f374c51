/** A printer as the system names it. */
export interface Printer {
  name: string;
  label: string;
  isDefault: boolean;
}

export interface PrinterList {
  printers: Printer[];
  /** False when the system's print service does not answer: the list is then empty. */
  spoolerRunning: boolean;
}

export interface PrintJob {
  printer: string;
  /** Shown in the system's queue; holds the document's name, never a person's. */
  title: string;
  pdf: Uint8Array;
}

/** The system's printers: CUPS on Linux, the spooler on Windows. */
export interface PrintSystem {
  list(): Promise<PrinterList>;
  /** Hands the PDF over; the id of the system's job if it says one. @throws DomainError PRINTER_ABSENT, PRINTER_FAILED, SPOOLER_DOWN */
  print(job: PrintJob): Promise<string | null>;
}
