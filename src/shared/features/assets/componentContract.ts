import { z } from 'zod';
import { command, query } from '../../contract/entry';
import { optionalText, requiredText } from '../../contract/texts';
import { id, version } from '../../kernel/ids';
import {
  componentHistorySchema,
  componentInputSchema,
  componentRowSchema,
  fittingInputSchema,
} from './components';

const reason = z.string().trim().min(3).max(200);
const known = { componentId: id, version };
const saved = z.object({ componentId: id, version });

/** Components of things (domain §2.1). Loops and a second place at the same time are refused. */
export const componentContract = {
  'assets.components': query({
    permission: 'assets.view',
    input: z.object({ assetId: id }),
    output: z.object({ rows: z.array(componentRowSchema) }),
  }),
  'assets.componentHistory': query({
    permission: 'assets.view',
    input: z.object({ componentId: id }),
    output: componentHistorySchema,
  }),
  'assets.addComponent': command({
    permission: 'assets.edit',
    input: z.object({
      assetId: id,
      position: optionalText(60),
      component: componentInputSchema,
      mounted: fittingInputSchema,
    }),
    output: saved,
  }),
  'assets.editComponent': command({
    permission: 'assets.edit',
    input: z.object({ ...known, component: componentInputSchema, reason }),
    output: saved,
  }),
  'assets.removeComponent': command({
    permission: 'assets.edit',
    input: z.object({ ...known, removed: fittingInputSchema, reason }),
    output: saved,
  }),
  /** To another thing, or back from the shelf; the history goes with it. */
  'assets.moveComponent': command({
    permission: 'assets.edit',
    input: z.object({
      ...known,
      toAssetId: id,
      position: optionalText(60),
      /** Null while it lies on the shelf. */
      removed: fittingInputSchema.nullable(),
      mounted: fittingInputSchema,
      reason,
    }),
    output: saved,
  }),
  /** Takes the old one off and mounts the new one in its place, in one step; the chain is kept. */
  'assets.replaceComponent': command({
    permission: 'assets.edit',
    input: z.object({
      ...known,
      at: fittingInputSchema,
      reason,
      by: componentInputSchema.extend({ name: requiredText(120) }),
    }),
    output: saved,
  }),
};
