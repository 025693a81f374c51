import { documentKinds } from '@shared/features/stock/model';
import type { TFunction } from 'i18next';

type Kind = (typeof documentKinds)[number];
const isKind = (key: string): key is Kind => (documentKinds as readonly string[]).includes(key);

/** The word for a kind of stock document. */
export function kindText(t: TFunction, key: string): string {
  return isKind(key) ? t(($) => $.stock.kind[key]) : key;
}
