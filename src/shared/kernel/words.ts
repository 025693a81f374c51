import type { Cents } from './money';

/** Language of a print. */
export type WordsLanguage = 'bg' | 'en';

type Gender = 'masculine' | 'feminine' | 'neuter';

const BG_ONE: Readonly<Record<Gender, string>> = { masculine: 'един', feminine: 'една', neuter: 'едно' };
const BG_TWO: Readonly<Record<Gender, string>> = { masculine: 'два', feminine: 'две', neuter: 'две' };
const BG_SMALL = [
  '',
  '',
  '',
  'три',
  'четири',
  'пет',
  'шест',
  'седем',
  'осем',
  'девет',
  'десет',
  'единадесет',
  'дванадесет',
  'тринадесет',
  'четиринадесет',
  'петнадесет',
  'шестнадесет',
  'седемнадесет',
  'осемнадесет',
  'деветнадесет',
];
const BG_TENS = [
  '',
  '',
  'двадесет',
  'тридесет',
  'четиридесет',
  'петдесет',
  'шестдесет',
  'седемдесет',
  'осемдесет',
  'деветдесет',
];
const BG_HUNDREDS = [
  '',
  'сто',
  'двеста',
  'триста',
  'четиристотин',
  'петстотин',
  'шестстотин',
  'седемстотин',
  'осемстотин',
  'деветстотин',
];

type BgScale = { gender: Gender; one: string; many: string };

// From the highest group of three digits down; thousand alone has no „една“ before it.
const BG_SCALES: readonly BgScale[] = [
  { gender: 'masculine', one: 'един милиард', many: 'милиарда' },
  { gender: 'masculine', one: 'един милион', many: 'милиона' },
  { gender: 'feminine', one: 'хиляда', many: 'хиляди' },
];

function bgSmall(value: number, gender: Gender): string {
  if (value === 1) return BG_ONE[gender];
  if (value === 2) return BG_TWO[gender];
  return BG_SMALL[value] ?? '';
}

/** Words of a group of three digits, „и“ before the last of several (documents §1). */
function bgGroup(value: number, gender: Gender): { text: string; single: boolean } {
  const rest = value % 100;
  const words = [BG_HUNDREDS[Math.floor(value / 100)] ?? ''];
  if (rest < 20) words.push(bgSmall(rest, gender));
  else words.push(BG_TENS[Math.floor(rest / 10)] ?? '', bgSmall(rest % 10, gender));
  const said = words.filter((word) => word !== '');
  const last = said.pop() ?? '';
  return { text: said.length === 0 ? last : `${said.join(' ')} и ${last}`, single: said.length === 0 };
}

function bgNumber(value: number, gender: Gender): string {
  if (value === 0) return 'нула';
  const parts: { text: string; single: boolean }[] = [];
  for (const [at, scale] of BG_SCALES.entries()) {
    const group = Math.floor(value / 1000 ** (BG_SCALES.length - at)) % 1000;
    if (group === 1) parts.push({ text: scale.one, single: true });
    else if (group > 1) {
      const { text, single } = bgGroup(group, scale.gender);
      parts.push({ text: `${text} ${scale.many}`, single });
    }
  }
  if (value % 1000 > 0) parts.push(bgGroup(value % 1000, gender));
  const last = parts.pop();
  if (parts.length === 0 || last === undefined) return last?.text ?? '';
  return `${parts.map((part) => part.text).join(' ')}${last.single ? ' и ' : ' '}${last.text}`;
}

const EN_SMALL = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const EN_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const EN_SCALES = ['billion', 'million', 'thousand'];

function enBelowHundred(value: number): string {
  if (value < 20) return EN_SMALL[value] ?? '';
  const tens = EN_TENS[Math.floor(value / 10)] ?? '';
  return value % 10 === 0 ? tens : `${tens}-${EN_SMALL[value % 10] ?? ''}`;
}

function enGroup(value: number): string {
  const hundreds = value >= 100 ? `${EN_SMALL[Math.floor(value / 100)] ?? ''} hundred` : '';
  const rest = enBelowHundred(value % 100);
  return hundreds && rest ? `${hundreds} and ${rest}` : hundreds + rest;
}

function enNumber(value: number): string {
  if (value === 0) return 'zero';
  const parts: string[] = [];
  for (const [at, scale] of EN_SCALES.entries()) {
    const group = Math.floor(value / 1000 ** (EN_SCALES.length - at)) % 1000;
    if (group > 0) parts.push(`${enGroup(group)} ${scale}`);
  }
  const rest = value % 1000;
  if (rest > 0) parts.push(parts.length > 0 && rest < 100 ? `and ${enGroup(rest)}` : enGroup(rest));
  return parts.join(' ');
}

function bgAmount(euro: number, cents: number): string {
  const whole = `${bgNumber(euro, 'neuter')} евро`;
  if (cents === 0) return whole;
  return `${whole} и ${bgNumber(cents, 'masculine')} ${cents === 1 ? 'евроцент' : 'евроцента'}`;
}

function enAmount(euro: number, cents: number): string {
  const whole = `${enNumber(euro)} ${euro === 1 ? 'euro' : 'euros'}`;
  if (cents === 0) return whole;
  return `${whole} and ${enNumber(cents)} ${cents === 1 ? 'cent' : 'cents'}`;
}

/** Amount in words for „Словом“ on prints (documents §1). Throws RangeError above 999 999 999 999,99. */
export function amountInWords(cents: Cents, language: WordsLanguage): string {
  const absolute = Math.abs(cents);
  if (!Number.isSafeInteger(cents) || absolute >= 1e14) throw new RangeError(`amount out of range: ${cents}`);
  const [euro, rest] = [Math.floor(absolute / 100), absolute % 100];
  if (language === 'en') return `${cents < 0 ? 'minus ' : ''}${enAmount(euro, rest)}`;
  return `${cents < 0 ? 'минус ' : ''}${bgAmount(euro, rest)}`;
}
