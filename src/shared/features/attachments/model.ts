import { z } from 'zod';

/** What a file dialog is for: decides the extensions that it offers. */
export const fileKinds = ['csv', 'table', 'image', 'pdf', 'xlsx', 'backup', 'any'] as const;
export type FileKind = (typeof fileKinds)[number];

/** Extensions by kind; `any` has none and shows everything. */
export const fileExtensions: Readonly<Record<FileKind, readonly string[]>> = {
  csv: ['csv', 'txt'],
  table: ['xlsx', 'csv', 'txt'],
  image: ['png', 'jpg', 'jpeg'],
  pdf: ['pdf'],
  xlsx: ['xlsx'],
  backup: ['maistor'],
  any: [],
};

/** A place that a person chose: the grant stands for the path, `label` is for the eye only. */
export const grantedPlaceSchema = z.object({ grant: z.string(), name: z.string(), label: z.string() });
export type GrantedPlace = z.output<typeof grantedPlaceSchema>;

/** A drive that files can be written to. */
export const grantedDriveSchema = z.object({
  grant: z.string(),
  label: z.string(),
  place: z.string(),
  fileSystem: z.string(),
  removable: z.boolean(),
  readOnly: z.boolean(),
  totalBytes: z.int().nonnegative(),
  freeBytes: z.int().nonnegative(),
});
export type GrantedDrive = z.output<typeof grantedDriveSchema>;
