/** What the letter keys write, row by row, from the key under Esc: taken from xkb's bg and us, without and with Shift. */
export interface Layout {
  name: string;
  plain: string;
  shift: string;
}

const qwerty: Layout = {
  name: 'QWERTY',
  plain: "`qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
  shift: '~QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?',
};
const bds: Layout = {
  name: 'БДС',
  plain: '(,уеишщксдзц;„ьяаожгтнвмчюйъэфхпрлб',
  shift: ')ыУЕИШЩКСДЗЦ§“ѝЯАОЖГТНВМЧЮЙЪЭФХПРЛБ',
};
const phonetic: Layout = {
  name: 'фонетична',
  plain: "ючшертъуиопящьасдфгхйкл;'зжцвбнм,./",
  shift: 'ЮЧШЕРТЪУИОПЯЩѝАСДФГХЙКЛ:"ЗЖЦВБНМ„“?',
};
const traditional: Layout = {
  name: 'фонетична традиционна',
  plain: "чявертъуиопшщюасдфгхйкл;'зьцжбнм,./",
  shift: 'ЧЯВЕРТЪУИОПШЩЮАСДФГХЙКЛ:"ЗѝЦЖБНМ„“?',
};

export const layouts: readonly Layout[] = [qwerty, bds, phonetic, traditional];

interface Stroke {
  key: number;
  shift: boolean;
}

/** The keys that write a text; null where one letter is on none. Digits, blanks and dashes are the same everywhere. */
export function keysOf(text: string, { plain, shift }: Layout): (Stroke | string)[] | null {
  const strokes = Array.from(text, (letter) => {
    if (/[\d\s-]/.test(letter)) return letter;
    const key = plain.indexOf(letter);
    if (key >= 0) return { key, shift: false };
    const shifted = shift.indexOf(letter);
    return shifted >= 0 ? { key: shifted, shift: true } : null;
  });
  return strokes.includes(null) ? null : strokes.filter((stroke) => stroke !== null);
}

/** What stands on the screen when somebody means one layout and another is active; null when it cannot be typed. */
export function retyped(text: string, meant: Layout, active: Layout): string | null {
  const strokes = keysOf(text, meant);
  if (strokes === null) return null;
  return strokes
    .map((stroke) => {
      if (typeof stroke === 'string') return stroke;
      return (stroke.shift ? active.shift : active.plain).charAt(stroke.key);
    })
    .join('');
}
