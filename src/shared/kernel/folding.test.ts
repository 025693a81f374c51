import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digitsOf,
  expandQuery,
  foldCode,
  foldText,
  matcherOf,
  matchRanges,
  orderText,
  swapKeyboardLayout,
} from './folding';

const bulgarian = fc.stringMatching(/^[А-Яа-я .-]{0,30}$/);
const mixed = fc.stringMatching(/^[А-Яа-яA-Za-z0-9 .,'"„“№-]{0,30}$/);

describe('foldText', () => {
  it.each([
    ['Иван Димитров', 'ivan dimitrov'],
    ['Жечо Щерев', 'zhecho shterev'],
    ['Цвятко Чакъров', 'tsvyatko chakarov'],
    ['Кьосев', 'kyosev'],
    ['Йордан Йовчев', 'yordan yovchev'],
    ['Юлия Шишкова', 'yulia shishkova'],
    ['Мария', 'maria'],
    ['Марияна', 'mariyana'],
    ['МАРИЯ ИВАНОВА', 'maria ivanova'],
    ['София', 'sofia'],
    ['Mariya', 'maria'],
    ['Škoda Octavia', 'skoda octavia'],
    ['Citroën', 'citroen'],
    ['Großmann', 'grossmann'],
    ['ЕТ „Ауто-Сервиз 97“', 'et auto serviz 97'],
    ['о.о.д.', 'ood'],
    ['„Вектор“ О.О.Д', 'vektor ood'],
    ['ул.Витоша', 'ul vitosha'],
    ["O'Neill", 'oneill'],
    ['  двойни   интервали ', 'dvoyni intervali'],
    ['…', ''],
    ['', ''],
  ])('%s → %s', (text, key) => {
    expect(foldText(text)).toBe(key);
  });

  it('takes a decomposed й as the letter й', () => {
    expect(foldText('Йовчев'.normalize('NFD'))).toBe(foldText('Йовчев'));
  });

  it('answers plain ASCII for Bulgarian text, parted by single spaces', () => {
    fc.assert(
      fc.property(bulgarian, (text) => {
        expect(foldText(text)).toMatch(/^(?:[a-z]+(?: [a-z]+)*)?$/);
      }),
    );
  });

  it('folds its own key to itself, so that a key can be searched like a name', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
    );
  });

  it('does not care for case', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(foldText(text.toUpperCase())).toBe(foldText(text.toLowerCase()));
      }),
    );
  });
});

describe('orderText', () => {
  const sorted = (...names: string[]) =>
    [...names].sort((a, b) => (orderText(a) < orderText(b) ? -1 : 1)).join(', ');

  it('puts names in the order of the Bulgarian alphabet, whatever the case', () => {
    expect(sorted('Дюза', 'Гарнитура', 'вентил', 'Ямболен', 'Жило', 'Шайба', 'Щанга', 'Ъглов', 'Чаша')).toBe(
      'вентил, Гарнитура, Дюза, Жило, Чаша, Шайба, Щанга, Ъглов, Ямболен',
    );
    expect(sorted('Юлия', 'Йордан', 'Иван', 'Цветан', 'Христо', 'Кольо')).toBe(
      'Иван, Йордан, Кольо, Христо, Цветан, Юлия',
    );
  });

  it('puts every letter behind the one before it', () => {
    const alphabet = [...'абвгдежзийклмнопрстуфхцчшщъьюя'];
    const names = alphabet.map((letter) => `${letter}к`);
    expect(sorted(...names.reverse())).toBe(alphabet.map((letter) => `${letter}к`).join(', '));
  });

  it('puts digits, then Latin names without their marks, then Bulgarian ones; quotes and dots do not count', () => {
    expect(sorted('Шкода', 'Škoda', 'Smart', 'Seat', '5 звезди', '„Ауто Пласт“', 'А.Т. Ойл', 'Аврора')).toBe(
      '5 звезди, Seat, Škoda, Smart, Аврора, А.Т. Ойл, „Ауто Пласт“, Шкода',
    );
  });

  it('is its own key', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(orderText(orderText(text))).toBe(orderText(text));
      }),
    );
  });
});

describe('foldCode', () => {
  it('maps exactly the twelve letters of plates', () => {
    expect(foldCode('АВЕКМНОРСТУХ')).toBe('ABEKMHOPCTYX');
    expect(foldCode('авекмнорстух')).toBe('ABEKMHOPCTYX');
    expect(foldCode('БГДЖ')).toBe('БГДЖ');
  });

  it.each([
    ['СВ 4521 КТ', 'CB4521KT'],
    ['cb-4521.kt', 'CB4521KT'],
    ['1K0\u00a0615 301 AA', '1K0615301AA'],
    ['№ 26-004187', '26004187'],
  ])('%s → %s', (text, key) => {
    expect(foldCode(text)).toBe(key);
  });

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(foldCode(foldCode(text))).toBe(foldCode(text));
      }),
    );
  });

  it('leaves digits only, for phones', () => {
    expect(digitsOf('+359 (888) 123-456')).toBe('359888123456');
  });
});

describe('expandQuery', () => {
  it.each([
    ['mi6o', 'Мишо'],
    ['to4ka', 'Точка'],
    ['qvor', 'Явор'],
    ['wasil', 'Васил'],
    ['jivko', 'Живко'],
    ['jordan', 'Йордан'],
    ['vyrban', 'Върбан'],
    ['vurban', 'Върбан'],
    ['cvetan', 'Цветан'],
    ['xristo', 'Христо'],
    ['бмв', 'BMW'],
    ['bmv', 'BMW'],
    ['Върбан', 'Vurban'],
    ['Христо', 'Hristo'],
    ['mariya', 'Мария'],
    ['Qnko Vylchev', 'Янко Вълчев'],
  ])('%s finds %s', (query, name) => {
    expect(expandQuery(query)).toContain(foldText(name));
  });

  it('finds what a name begins with, though ия is spelt by its place', () => {
    for (const query of ['Мария', 'maria']) {
      expect(expandQuery(query).some((form) => foldText('Марияна Колева').startsWith(form))).toBe(true);
    }
  });

  it('takes 4 and 6 for letters only between letters', () => {
    expect(expandQuery('4521')).toEqual(['4521']);
    expect(expandQuery('a4 b6')).not.toContain('ach bsh');
  });

  it('puts the literal key first and never gives more than eight, nor one twice', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zа-я46 ]{1,20}$/), (text) => {
        const forms = expandQuery(text);
        if (foldText(text) !== '') expect(forms[0]).toBe(foldText(text));
        expect(forms.length).toBeLessThanOrEqual(8);
        expect(new Set(forms).size).toBe(forms.length);
        expect(forms).not.toContain('');
      }),
    );
    expect(expandQuery('cqwjxy4u6av jcqwx').length).toBeLessThanOrEqual(8);
    expect(expandQuery(' ')).toEqual([]);
  });
});

describe('swapKeyboardLayout', () => {
  it.each([
    ['ivan', 'сэьх'],
    ['cb4521kt', 'ъф4521нш'],
    ['ъф4521нш', 'cb4521kt'],
    ['цб4521кт', 'cb4521kt'],
    ['gulf', 'гулф'],
    ['сэьх', 'ivan'],
  ])('%s', (typed, expected) => {
    expect(swapKeyboardLayout(typed)).toContain(expected);
  });

  it('gives what БДС and both phonetic layouts write', () => {
    expect(swapKeyboardLayout('qwv')).toEqual([',уэ', 'чшв', 'явж']);
    expect(swapKeyboardLayout('Иван')).toContain('ivan');
  });

  it('returns through the same layout', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (text) => {
        for (const swapped of swapKeyboardLayout(text)) {
          if (/^[а-я]+$/.test(swapped)) expect(swapKeyboardLayout(swapped)).toContain(text);
        }
      }),
    );
  });

  it('has nothing for digits', () => {
    expect(swapKeyboardLayout('4521')).toEqual([]);
  });
});

describe('matchRanges', () => {
  const marked = (shown: string, query: string) =>
    matchRanges(shown, query).map(({ start, end }) => shown.slice(start, end));

  it.each([
    ['СВ 4521 КТ', '4521', ['4521']],
    ['СВ 4521 КТ', 'cb4521', ['СВ 4521']],
    ['Иван Димитров', 'dim', ['Дим']],
    ['Иван Димитров', 'дим ив', ['Ив', 'Дим']],
    ['Жечо Щерев', 'zhecho sht', ['Жечо', 'Щ']],
    ['Мишо', 'mi6o', ['Мишо']],
    ['Мария Петрова', 'мария', ['Мария']],
    ['Марияна', 'мария', ['Мария']],
    ['0888 123 456', '888123', ['888 123']],
    ['1K0 615 301 AA', '1k0615', ['1K0 615']],
    ['26-004187', '4187', ['4187']],
    ['анана', 'ана', ['ана']],
    ['Петров', 'иванов', []],
    ['Петров', '', []],
    ['', 'иван', []],
  ])('%s / %s', (shown, query, expected) => {
    expect(marked(shown, query)).toEqual(expected);
  });

  it('gives ordered ranges inside the text that do not touch', () => {
    fc.assert(
      fc.property(mixed, mixed, (shown, query) => {
        let last = -1;
        for (const { start, end } of matchRanges(shown, query)) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(shown.length);
      }),
    );
  });

  it('marks any name found by its own key', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[А-Я][а-я]{2,12}$/), (name) => {
        expect(marked(name, foldText(name))).toEqual([name]);
      }),
    );
  });

  it('is quick enough for every row at every key', () => {
    const match = matcherOf('konst 88');
    const start = performance.now();
    for (let row = 0; row < 2000; row += 1) match('Александър Константинов-Щерев 0888 123 456');
    expect(performance.now() - start).toBeLessThan(250);
  });
});
