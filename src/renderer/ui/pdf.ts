import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

// bundled with the program: nothing is fetched from outside
GlobalWorkerOptions.workerSrc = workerUrl;

/** Opens a document for drawing. The bytes are copied: the worker takes the buffer away from its owner. */
export function openPdf(bytes: Uint8Array): { document: Promise<PDFDocumentProxy>; close: () => void } {
  const task = getDocument({ data: bytes.slice() });
  return { document: task.promise, close: () => void task.destroy() };
}
