import type { EntryInput } from '@shared/contract/entry';
import type { stockContract } from '@shared/features/stock/contract';
import type { CommandContext } from '../../kernel/context';
import { postTyped } from './typedDocuments';

type Contract = typeof stockContract;

/**
 * Takes stock in from a supplier, from a saved draft or without one; without a VAT registration at the gross price, since the
 * tax is not deducted (domain §4.3). @throws DomainError DATE_IN_FUTURE, CONCURRENT_MODIFICATION
 */
export function postReceipt(
  ctx: CommandContext,
  input: EntryInput<Contract['stock.postReceipt']>,
): { documentId: number; number: string } {
  const lines = input.lines.map((line) => ({ ...line, toBin: null, bookedMilli: null }));
  const { requestId: _request, ...fields } = input;
  return postTyped(ctx, { ...fields, form: 'receipt', toWarehouseId: null, workerId: null, lines });
}
