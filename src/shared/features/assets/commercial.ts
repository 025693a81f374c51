import { z } from 'zod';
import { optionalText } from '../../contract/texts';
import { isoDate } from '../../kernel/dates';
import { id } from '../../kernel/ids';
import { MAX_CENTS } from '../../kernel/money';

/** How a thing was bought, where it stands and what its service contract grants (domain §2.1). */
export const commercialInputSchema = z.object({
  contactName: optionalText(120),
  contactPhone: optionalText(40),
  supplierId: id.nullable(),
  deliveredOn: isoDate.nullable(),
  deliveryDocument: optionalText(120),
  /** Cents without VAT. */
  priceCents: z.int().min(0).max(MAX_CENTS).nullable(),
  startedOn: isoDate.nullable(),
  contractNumber: optionalText(60),
  contractFromOn: isoDate.nullable(),
  contractToOn: isoDate.nullable(),
  responseHours: z
    .int()
    .min(1)
    .max(24 * 365)
    .nullable(),
  /** One operation a line. */
  includedOperations: optionalText(2000),
  discountBp: z.int().min(0).max(10_000).nullable(),
  /** Address of the installation; kept on the card itself. */
  place: optionalText(120),
  room: optionalText(80),
  siteContactName: optionalText(120),
  siteContactPhone: optionalText(40),
});
export type CommercialInput = z.output<typeof commercialInputSchema>;

export const contractStates = ['none', 'notYet', 'valid', 'over'] as const;

export const commercialSchema = commercialInputSchema.extend({
  supplierName: z.string().nullable(),
  contractState: z.enum(contractStates),
});
export type Commercial = z.output<typeof commercialSchema>;

/** Whether the service contract holds on a date, both its days included. */
export function contractState(
  {
    contractNumber,
    contractFromOn,
    contractToOn,
  }: Pick<CommercialInput, 'contractNumber' | 'contractFromOn' | 'contractToOn'>,
  on: string,
): (typeof contractStates)[number] {
  if (contractNumber === null && contractFromOn === null && contractToOn === null) return 'none';
  if (contractFromOn !== null && on < contractFromOn) return 'notYet';
  return contractToOn !== null && on > contractToOn ? 'over' : 'valid';
}
