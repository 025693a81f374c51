import { type DocumentForm, documentKinds, formOf, type TypedForm } from '@shared/features/stock/model';
import type { TFunction } from 'i18next';
import type { Missing } from './documentValues';

type Kind = (typeof documentKinds)[number];
const isKind = (key: string): key is Kind => (documentKinds as readonly string[]).includes(key);

/** The word for a kind of stock document. */
export function kindText(t: TFunction, key: string): string {
  return isKind(key) ? t(($) => $.stock.kind[key]) : key;
}

/** The name of a document by what it is for. */
export function formText(t: TFunction, row: { kind: Kind; purpose: Parameters<typeof formOf>[1] }): string {
  const form: DocumentForm = formOf(row.kind, row.purpose);
  return t(($) => $.stock.form[form]);
}

/** The word on the button that posts a form. */
export function postText(t: TFunction, form: TypedForm): string {
  return t(($) => $.stock.post[form]);
}

/** What holds the posting back, in words. */
export function missingText(t: TFunction, missing: Missing): string {
  if (missing.what === 'futureDate') return t(($) => $.stock.receipt.futureDate);
  return t(($) => $.stock.receipt.missing, { what: whatText(t, missing) });
}

function whatText(t: TFunction, missing: Missing): string {
  switch (missing.what) {
    case 'supplier':
      return t(($) => $.stock.receipt.missingSupplier);
    case 'document':
      return t(($) => $.stock.receipt.missingDocument);
    case 'documentOn':
      return t(($) => $.stock.receipt.missingDate);
    case 'quantity':
      return t(($) => $.stock.receipt.missingQuantity, { line: missing.line });
    case 'cost':
      return t(($) => $.stock.receipt.missingCost, { line: missing.line });
    case 'serials':
      return t(($) => $.stock.draft.missingSerials, { line: missing.line });
    case 'toBin':
      return t(($) => $.stock.draft.missingToBin, { line: missing.line });
    case 'toWarehouse':
      return t(($) => $.stock.draft.missingToWarehouse);
    case 'note':
      return t(($) => $.stock.draft.missingNote);
    default:
      return t(($) => $.stock.receipt.missingLines);
  }
}
