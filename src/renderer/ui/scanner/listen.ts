import { decodeDocumentCode } from '@shared/kernel/documentCode';
import { ScanBurst } from './burst';

/** A code without our prefix is taken from the keys only when it is as long as the shortest barcode of a shop. */
const shortestForeign = 8;

interface Kept {
  field: HTMLInputElement | HTMLTextAreaElement;
  value: string;
}

const fieldOf = (target: EventTarget | null): Kept['field'] | null =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type))
    ? target
    : null;

/** Puts back what stood in the field before the scanner wrote into it; the form hears of it as of typing. */
function putBack({ field, value }: Kept): void {
  const type = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(type.prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Listens for a scanner, which types like a keyboard and ends with Enter, on any screen and whatever has the focus (product
 * §6). In a field only codes of ours are taken, the rest may be meant for it: a part's barcode in a line of a receipt. A field
 * marked `data-reads-codes` gets those too.
 */
export function listenForScans(onScan: (text: string) => void): () => void {
  const burst = new ScanBurst();
  let kept: Kept | null = null;
  /** Whether the run began in a field: a list takes the first letter into its filter, which is none. */
  let inField = false;

  const press = (event: KeyboardEvent) => {
    const begins = burst.press({ code: event.code, shift: event.shiftKey, at: event.timeStamp });
    const field = fieldOf(event.target);
    if (begins) {
      inField = field !== null;
      kept = field && { field, value: field.value };
    } else if (field && kept === null)
      // The first letter of the run went into a list, which began to search for it.
      kept = { field, value: burst.length === 2 ? '' : field.value };
    // Digits of a code must not press the keys of the screen.
    if (burst.isCode && field === null) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };

  const close = (event: KeyboardEvent) => {
    const text = burst.close(event.timeStamp);
    const field = fieldOf(event.target);
    if (text === null || field?.dataset.readsCodes !== undefined) return;
    const isOurs = decodeDocumentCode(text) !== null;
    if (!isOurs && (inField || text.length < shortestForeign)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (kept && kept.field === field) putBack(kept);
    onScan(text);
  };

  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key === 'Shift') return;
    if (event.key === 'Enter') close(event);
    else press(event);
  };
  // Before any control of the page sees the keys.
  window.addEventListener('keydown', listen, true);
  return () => window.removeEventListener('keydown', listen, true);
}
