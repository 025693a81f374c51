import type {
  PriceField,
  PriceMapping,
  PriceProblemCode,
} from '../../../../shared/features/priceLists/model.ts';
import { partKey } from '../../../../shared/kernel/partNumber.ts';
import { netCents, parsePrice } from './price.ts';

/** A row of a price list, ready to be kept. */
export interface PriceRecord {
  numberKey: string;
  /** Null when it reads like the key. */
  number: string | null;
  name: string;
  /** Net; 0 is a number without a price, as lists have them for what was replaced. */
  priceCents: number;
  discountGroup: string | null;
  coreDepositCents: number;
  replacedByKey: string | null;
}

export type ReadRecord = { record: PriceRecord; cut: boolean } | { problem: PriceProblemCode; value: string };

export interface RecordRules {
  mapping: PriceMapping;
  gross: boolean;
  vatBp: number;
  isVwGroup: boolean;
}

const MOST_NAME = 120;
const MOST_NUMBER = 40;
/** What a table keeps of a long number that was shown shortened: its digits are gone. */
const LOST_DIGITS = /^\d[.,]\d+E\+?\d+$/i;

/** The text of a field of a row: its cell, or its characters of a line of fixed width. */
export function fieldText(
  cells: readonly string[] | string,
  mapping: PriceMapping,
  field: PriceField,
): string {
  const place = mapping.places[field];
  if (!place) return '';
  if (typeof cells === 'string')
    return cells.slice(place.at, place.length === null ? undefined : place.at + place.length).trim();
  return (cells[place.at] ?? '').trim();
}

/** Reads a row; amounts of a gross list become net. Pure: the same cells always give the same record (etka §5). */
export function readRecord(cells: readonly string[] | string, rules: RecordRules): ReadRecord {
  const { mapping } = rules;
  const typed = fieldText(cells, mapping, 'number');
  if (LOST_DIGITS.test(typed)) return { problem: 'lostDigits', value: typed };
  const numberKey = partKey(typed);
  if (numberKey === '' || numberKey.length > MOST_NUMBER) return { problem: 'number', value: typed };
  const priceText = fieldText(cells, mapping, 'price');
  const price = parsePrice(priceText, mapping);
  if (typeof price === 'string') return { problem: price, value: priceText };
  const replacedBy = partKey(fieldText(cells, mapping, 'replacedBy'));
  const isReplaced = replacedBy !== '' && replacedBy !== numberKey;
  if (price === null && !isReplaced) return { problem: 'price', value: priceText };
  const depositText = fieldText(cells, mapping, 'coreDeposit');
  const deposit = parsePrice(depositText, mapping);
  if (typeof deposit === 'string') return { problem: deposit, value: depositText };
  const name = fieldText(cells, mapping, 'name').replace(/\s+/gu, ' ');
  const net = (cents: number | null) =>
    cents === null ? 0 : rules.gross ? netCents(cents, rules.vatBp) : cents;
  return {
    record: {
      numberKey,
      number: rules.isVwGroup || typed === numberKey ? null : typed.slice(0, MOST_NUMBER),
      name: name.slice(0, MOST_NAME),
      priceCents: net(price),
      discountGroup: fieldText(cells, mapping, 'discountGroup').slice(0, 8) || null,
      coreDepositCents: net(deposit),
      replacedByKey: isReplaced ? replacedBy.slice(0, MOST_NUMBER) : null,
    },
    cut: name.length > MOST_NAME,
  };
}
