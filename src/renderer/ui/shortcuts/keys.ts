/** What has to be held and pressed: `Ctrl+Enter`, `Alt+F2`, `F4`, `1`. Letters are physical keys (`event.code`). */
export interface KeyChord {
  code: string;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
}

export interface KeyPress {
  code: string;
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

const codeOf: Readonly<Record<string, string>> = {
  Esc: 'Escape',
  Enter: 'Enter',
  Space: 'Space',
  Tab: 'Tab',
  Delete: 'Delete',
  Insert: 'Insert',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Home: 'Home',
  End: 'End',
  ArrowUp: 'ArrowUp',
  ArrowDown: 'ArrowDown',
  ArrowLeft: 'ArrowLeft',
  ArrowRight: 'ArrowRight',
  Plus: 'Equal',
  Minus: 'Minus',
};

function codeOfKey(name: string): string {
  if (/^[A-Z]$/.test(name)) return `Key${name}`;
  if (/^\d$/.test(name)) return `Digit${name}`;
  return codeOf[name] ?? name;
}

/** Reads `Ctrl+Shift+P` into the physical key and its modifiers. */
export function parseKeys(keys: string): KeyChord {
  const parts = keys.split('+');
  const last = parts.at(-1) ?? '';
  return {
    code: codeOfKey(last),
    ctrl: parts.includes('Ctrl'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
  };
}

/** Physical key first: a Cyrillic layout gives the same code. The number pad counts as the same key. */
export function pressesKeys(press: KeyPress, keys: string): boolean {
  if (keys === '?') return press.key === '?' && !press.ctrlKey && !press.altKey;
  const chord = parseKeys(keys);
  const code = press.code.replace(/^Numpad(\d)$/, 'Digit$1').replace(/^NumpadEnter$/, 'Enter');
  return (
    code === chord.code &&
    (press.ctrlKey || press.metaKey) === chord.ctrl &&
    press.altKey === chord.alt &&
    press.shiftKey === chord.shift
  );
}

/** True for keys that type nothing, so that they act while a field has the focus. */
export function worksInFields(keys: string): boolean {
  const chord = parseKeys(keys);
  return chord.ctrl || chord.alt || /^F\d+$/.test(chord.code) || chord.code === 'Escape';
}

const ariaModifier: Readonly<Record<string, string>> = { Ctrl: 'Control', Esc: 'Escape' };

/** The chord as `aria-keyshortcuts` wants it. */
export function ariaKeys(keys: string): string {
  return keys
    .split('+')
    .map((part) => ariaModifier[part] ?? part)
    .join('+');
}
