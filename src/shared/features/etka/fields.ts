/** What a column of a part's record can hold. */
export const partFields = [
  /** The 14-character form of VW numbers (etka §2), others as typed. */
  'partNumber14',
  /** The compact key of VW numbers, others as typed. */
  'partNumber',
  'brandCharacter',
  'description',
  'quantity',
  'price',
  'currency',
  'discountGroup',
  'vat',
  'replacedBy14',
  'replacedBy',
  'bin',
  'priceDate',
  'coreDeposit',
  'status',
] as const;

/** What a column of the header or trailer can hold. */
export const frameFields = [
  'dealer',
  'date',
  'time',
  'currency',
  'profileId',
  'count',
  'quantitySum',
] as const;

/** Every field, for the words of what does not fit. */
export const problemFields = [
  ...partFields,
  ...(['dealer', 'date', 'time', 'profileId', 'count', 'quantitySum'] as const),
] as const;

export type PartField = (typeof partFields)[number];
export type FrameField = (typeof frameFields)[number];
