/** Keys of a hand are slower than this, those of a scanner far faster; milliseconds. */
const fastest = 45;
/** A run that reads like a code of ours may be slower: a busy computer draws between the keys. */
const busiest = 150;
/** How a code of ours begins, as far as it is there. */
const codeBegun = /^M(?:[A-Z](?:-[\d-]*)?)?$/;
/** Shorter runs of keys are nobody's code. */
const shortest = 4;

export interface ScanKey {
  /** `event.code`: a scanner types as on a US keyboard, whatever layout is in force. */
  code: string;
  shift: boolean;
  /** Milliseconds of any steady clock. */
  at: number;
}

const signs: Readonly<Record<string, readonly [string, string]>> = {
  Minus: ['-', '_'],
  Slash: ['/', '?'],
  Period: ['.', '>'],
  Space: [' ', ' '],
  Equal: ['=', '+'],
  Semicolon: [';', ':'],
  NumpadSubtract: ['-', '-'],
  NumpadDecimal: ['.', '.'],
};

/** The character of a key on a US keyboard; null for one that writes none. Letters are capitals. */
function characterOf({ code, shift }: ScanKey): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return letter;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit) return digit;
  return signs[code]?.[shift ? 1 : 0] ?? null;
}

/** Tells what a scanner wrote from what a person types: by the pace of the keys alone. */
export class ScanBurst {
  private text = '';
  private last = Number.NEGATIVE_INFINITY;

  /** Takes the next key; true when it begins a new run, so that the caller keeps what a field held before it. */
  press(key: ScanKey): boolean {
    const character = characterOf(key);
    const begins = key.at - this.last > this.patience;
    if (begins) this.text = '';
    this.last = key.at;
    if (character === null) this.text = '';
    else this.text += character;
    return begins;
  }

  private get patience(): number {
    return codeBegun.test(this.text) ? busiest : fastest;
  }

  /** The run looks like the beginning of a code of ours: two letters and a dash, then digits. */
  get isCode(): boolean {
    return /^M[A-Z]-[\d-]*$/.test(this.text);
  }

  /** Keys of the run so far. */
  get length(): number {
    return this.text.length;
  }

  /** The run that Enter closes; null when it was too slow or too short to be a scan. */
  close(at: number): string | null {
    const { text } = this;
    const isFast = at - this.last <= this.patience;
    this.text = '';
    return isFast && text.length >= shortest ? text : null;
  }
}
