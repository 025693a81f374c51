import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState';
import { InlineNotice } from './InlineNotice';
import { openPdf } from './pdf';
import { useLate } from './useLate';

interface PdfPreviewProps {
  bytes: Uint8Array | null;
  /** Title of the document, for the accessible name. */
  label: string;
}

/** The pages of a print as they will come out, fitted to the width. */
export function PdfPreview({ bytes, label }: PdfPreviewProps) {
  const { t } = useTranslation();
  const { document, failed } = usePdf(bytes);
  const late = useLate(bytes !== null && document === null && !failed);
  if (bytes === null) return <EmptyState title={t(($) => $.ui.print.noDocument)} />;
  if (failed) return <InlineNotice tone="warn">{t(($) => $.ui.print.previewFailed)}</InlineNotice>;
  return (
    <section
      className="pdf"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard
      tabIndex={0}
      aria-label={t(($) => $.ui.print.preview, { title: label })}
      aria-busy={late}
    >
      {document &&
        Array.from({ length: document.numPages }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pages have no other identity
          <PdfPage key={at} document={document} number={at + 1} />
        ))}
    </section>
  );
}

function usePdf(bytes: Uint8Array | null) {
  const [state, setState] = useState<{ document: PDFDocumentProxy | null; failed: boolean }>({
    document: null,
    failed: false,
  });
  useEffect(() => {
    setState({ document: null, failed: false });
    if (!bytes) return;
    let closed = false;
    const opened = openPdf(bytes);
    opened.document.then(
      (document) => !closed && setState({ document, failed: false }),
      () => !closed && setState({ document: null, failed: true }),
    );
    return () => {
      closed = true;
      opened.close();
    };
  }, [bytes]);
  return state;
}

function PdfPage({ document, number }: { document: PDFDocumentProxy; number: number }) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const box = canvas.current?.parentElement;
    if (!box) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const target = canvas.current;
    if (!target || width === 0) return;
    let dropped = false;
    let stop = () => {};
    void document.getPage(number).then((page) => {
      if (dropped) return;
      const scale = (width / page.getViewport({ scale: 1 }).width) * devicePixelRatio;
      const viewport = page.getViewport({ scale });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      const task = page.render({ canvas: target, viewport });
      stop = () => task.cancel();
      // a cancelled drawing is not a fault: the width changed or the document was closed
      task.promise.catch(() => undefined);
    });
    return () => {
      dropped = true;
      stop();
    };
  }, [document, number, width]);

  return (
    <div className="pdf-page">
      <canvas
        ref={canvas}
        role="img"
        aria-label={t(($) => $.ui.print.page, { page: number, count: document.numPages })}
      />
    </div>
  );
}
