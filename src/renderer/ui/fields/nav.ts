import { createContext, useContext } from 'react';

const STOPS =
  'input:not([type=checkbox]):not([type=radio]):not([type=hidden]):not([disabled]):not([readonly]), textarea:not([disabled]):not([readonly]), [data-nav]';

const isEmpty = (stop: HTMLElement): boolean =>
  stop instanceof HTMLInputElement || stop instanceof HTMLTextAreaElement
    ? stop.value.trim() === ''
    : stop.dataset.nav === 'empty';

/** Position of the next empty stop after `from`, once around; -1 when none is empty. */
export function nextEmpty(empty: readonly boolean[], from: number): number {
  for (let step = 1; step <= empty.length; step += 1) {
    const at = (from + step) % empty.length;
    if (at !== from && empty[at]) return at;
  }
  return -1;
}

/** Puts the focus on the next empty field of a form; false when every field is filled. */
export function focusNextEmpty(form: HTMLElement, from: Element | null): boolean {
  // fields inside [data-nav-skip] are there for whoever wants them: Enter does not stop at them
  const stops = [...form.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => stop.offsetParent !== null && !stop.closest('[data-nav-skip]'),
  );
  const at = nextEmpty(stops.map(isEmpty), from ? stops.indexOf(from as HTMLElement) : -1);
  const stop = stops[at];
  if (!stop) return false;
  stop.focus();
  return true;
}

/** Lets a list field move on after a choice, as Enter would. */
export const FormNavContext = createContext<(from: Element | null) => void>(() => {});
export const useAdvance = (): ((from: Element | null) => void) => useContext(FormNavContext);
