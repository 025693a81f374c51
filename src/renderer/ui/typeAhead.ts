const GIVE_UP_AFTER_MS = 2500;

let release: ((input: HTMLInputElement | null) => void) | null = null;

const isText = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  key.length === 1 && !ctrlKey && !altKey && !metaKey;

/** Keeps what is typed while the field that it is meant for is still on its way; fast fingers lose nothing. */
export function holdTyping(): void {
  release?.(null);
  let typed = '';
  const keep = (event: KeyboardEvent) => {
    if (event.key === 'Backspace') typed = typed.slice(0, -1);
    else if (isText(event)) typed += event.key;
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const end = (input: HTMLInputElement | null) => {
    window.removeEventListener('keydown', keep, true);
    clearTimeout(timer);
    release = null;
    input?.focus();
    // As the keyboard does it, so that the field hears of it.
    if (input && typed !== '') document.execCommand('insertText', false, typed);
  };
  const timer = setTimeout(() => end(null), GIVE_UP_AFTER_MS);
  window.addEventListener('keydown', keep, true);
  release = end;
}

/** Forgets what was held: the field does not come. */
export function dropTyping(): void {
  release?.(null);
}

/** Moves the focus into the field and types what was held for it. */
export function typeInto(input: HTMLInputElement): void {
  if (release) release(input);
  else input.focus();
}
