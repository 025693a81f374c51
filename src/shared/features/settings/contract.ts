import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { logoModel, numberingModel, settingsModel } from './model';

export const settingsContract = {
  'settings.get': query({ input: z.object({}), output: settingsModel, permission: 'settings.view' }),
  /** Saves whole sections; the others stay as they are. */
  'settings.save': command({
    input: z.object({ sections: settingsModel.partial() }),
    output: settingsModel,
    permission: 'settings.edit',
  }),
  /** The picture at the head of the prints. */
  'settings.logo': query({
    input: z.object({}),
    output: z.object({ image: logoModel.nullable() }),
    permission: 'settings.view',
  }),
  /** A PNG or JPEG that a person chose; null: none. */
  'settings.setLogo': command({
    input: z.object({ grantId: z.uuid().nullable() }),
    output: z.object({}),
    permission: 'settings.edit',
  }),
  /** Where the invoice series and those of own documents stand. */
  'settings.numbering': query({
    input: z.object({}),
    output: numberingModel,
    permission: 'settings.view',
  }),
  'settings.setInvoiceStart': command({
    input: z.object({ start: z.number().int().min(1).max(9_999_999_999) }),
    output: z.object({}),
    permission: 'settings.edit',
  }),
};
