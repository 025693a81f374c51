/** A figure whose documents are shown beside the day (product B12). */
export type Behind =
  | { kind: 'received' | 'finished' | 'released' }
  | { kind: 'invoices' | 'payments' }
  | { kind: 'earnings'; name: string; workerId: number | null; orderId: number | null };
