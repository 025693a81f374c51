import type { jsPDF } from 'jspdf';
import bold from '../../../../../assets/fonts/print/SofiaSansPrint-Bold.ttf?inline';
import regular from '../../../../../assets/fonts/print/SofiaSansPrint-Regular.ttf?inline';

export const fontFamily = 'SofiaSansPrint';

const faces = [
  { file: 'SofiaSansPrint-Regular.ttf', style: 'normal', data: base64Of(regular) },
  { file: 'SofiaSansPrint-Bold.ttf', style: 'bold', data: base64Of(bold) },
] as const;

function base64Of(dataUrl: string): string {
  return dataUrl.slice(dataUrl.indexOf(',') + 1);
}

/** Registers both faces; their bytes are decoded from the bundle once per process. */
export function embedFonts(doc: jsPDF): void {
  for (const face of faces) {
    doc.addFileToVFS(face.file, face.data);
    doc.addFont(face.file, fontFamily, face.style, undefined, 'Identity-H');
  }
  doc.setFont(fontFamily, 'normal');
}

/** Code points that the current face can draw. jsPDF keeps them on the font but does not type them. */
export function glyphsOf(doc: jsPDF): ReadonlySet<number> {
  const metadata = doc.getFont().metadata as unknown as { cmap: { unicode: { codeMap: object } } };
  return new Set(Object.keys(metadata.cmap.unicode.codeMap).map(Number));
}
