import { type IsoDate, sofiaDate } from '@shared/kernel/dates';
import { checkEgn, checkEik } from '@shared/kernel/identifiers';
import { vinCheckDigit } from '@shared/kernel/vin';
import type { Random } from './random';

const plateLetters = 'АВЕКМНОРСТУХ';
const regions = ['СВ', 'СВ', 'СВ', 'СВ', 'СА', 'СА', 'С', 'СО', 'РК', 'РВ', 'В', 'ВТ', 'А'] as const;
const vinLetters = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789';
const phonePrefixes = ['0888', '0887', '0878', '0898', '0899', '0882'] as const;

/** Identifiers that pass the program's own checks and belong to nobody; each is given once. */
export class Identities {
  private readonly given = new Set<string>();

  constructor(private readonly random: Random) {}

  /** ЕИК of the range 99…, in which no firm is registered. */
  eik(): string {
    return this.once(() => withLastDigit(`99${this.random.digits(6)}`, (text) => checkEik(text).ok));
  }

  /** ЕГН of a grown-up. */
  egn(today: IsoDate): string {
    const two = (value: number) => String(value).padStart(2, '0');
    return this.once(() => {
      const { random } = this;
      const born = `${two(random.int(45, 99))}${two(random.int(1, 12))}${two(random.int(1, 28))}`;
      return withLastDigit(`${born}${random.digits(3)}`, (text) => checkEgn(text, today).ok);
    });
  }

  plate(): string {
    const { random } = this;
    const letter = () => plateLetters.charAt(random.int(0, plateLetters.length - 1));
    return this.once(() => `${random.pick(regions)} ${random.digits(4)} ${letter()}${letter()}`);
  }

  /** 17 characters with the maker's beginning and a right check digit. */
  vin(maker: string): string {
    const { random } = this;
    const letter = () => vinLetters.charAt(random.int(0, 22));
    return this.once(() => {
      const head = `${maker}ZZZ${letter()}${letter()}`.slice(0, 8);
      const tail = `${letter()}${letter()}${random.digits(6)}`;
      return `${head}${vinCheckDigit(`${head}0${tail}`)}${tail}`;
    });
  }

  /** Serial number of a component. */
  serial(): string {
    const { random } = this;
    return this.once(() => `${random.pick(['BV', 'GT', 'KP'])}${random.digits(2)}-${random.digits(5)}`);
  }

  phone(): string {
    const { random } = this;
    return this.once(() => `${random.pick(phonePrefixes)} ${random.digits(3)} ${random.digits(3)}`);
  }

  private once(make: () => string): string {
    for (;;) {
      const made = make();
      if (this.given.has(made)) continue;
      this.given.add(made);
      return made;
    }
  }
}

function withLastDigit(digits: string, passes: (text: string) => boolean): string {
  const last = Array.from('0123456789').find((digit) => passes(digits + digit));
  // Some beginnings have no valid last digit in the first pass of the weights; the next beginning has.
  return last === undefined
    ? withLastDigit(String(Number(digits) + 1).padStart(digits.length, '0'), passes)
    : digits + last;
}

/** Deterministic day inside a year, for registrations and inspections. */
export const dayOf = (year: number, random: Random): IsoDate =>
  sofiaDate(Date.UTC(year, random.int(0, 11), random.int(1, 28), 10));
