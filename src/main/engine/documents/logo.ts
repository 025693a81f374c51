import { jsPDF } from 'jspdf';
import type { LogoImage } from './context';

/** Whether the generator of the prints can draw the picture; asked once, when it is chosen. */
export function isDrawable({ format, bytes }: LogoImage): boolean {
  try {
    new jsPDF().addImage(bytes, format === 'png' ? 'PNG' : 'JPEG', 0, 0, 10, 10, 'logo', 'FAST');
    return true;
  } catch {
    return false;
  }
}
