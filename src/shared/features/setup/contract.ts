import { z } from 'zod';
import { command } from '../../contract/entry';
import { settingSections, vatPeriod, workshopModes } from '../settings/model';
import { password, pin, signedInUser } from '../users/model';

const workshop = settingSections.workshop.shape;

export const setupContract = {
  /** The first-run wizard's one save: workshop, numbering and the first manager, who is signed in (product §5). */
  'setup.create': command({
    input: z.object({
      name: z.string().trim().min(2).max(120),
      eik: workshop.eik,
      city: workshop.city,
      address: workshop.address,
      phone: workshop.phone,
      mode: z.enum(workshopModes),
      vat: vatPeriod.nullable(),
      invoiceStart: z.number().int().min(1).max(9_999_999_999),
      managerName: z.string().trim().min(2).max(120),
      managerPin: pin,
      managerPassword: password.optional(),
      backupGrantId: z.uuid().optional(),
      logoGrantId: z.uuid().optional(),
    }),
    output: signedInUser,
    permission: 'none',
  }),
  /** A workshop of invented people with some weeks of work, to try the program on; its manager is signed in. */
  'setup.createDemo': command({ input: z.object({}), output: signedInUser, permission: 'none' }),
  /**
   * The end of practice: the demo workshop is copied and kept, and the next start finds an empty database and asks for the
   * real workshop. Refused in a real one (NOT_PRACTICE).
   */
  'setup.leaveDemo': command({
    input: z.object({}),
    output: z.object({ restartNeeded: z.literal(true) }),
    permission: 'backup.restore',
  }),
};
