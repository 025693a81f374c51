import { z } from 'zod';
import { id, version } from '../../kernel/ids';

/** Share coefficient (КТУ) in thousandths: 0,01 to 10 (domain §5.4). */
export const coefficientMilli = z.int().min(10).max(10_000);

export const workerSchema = z.object({
  id,
  number: z.string(),
  name: z.string(),
  grade: z.string().nullable(),
  active: z.boolean(),
  version,
  /** Name of the linked user, if any. */
  userName: z.string().nullable(),
  teams: z.array(z.object({ id, name: z.string() })),
});
export type Worker = z.infer<typeof workerSchema>;

export const teamMemberSchema = z.object({
  workerId: id,
  number: z.string(),
  name: z.string(),
  grade: z.string().nullable(),
  coefficientMilli,
});
export type TeamMember = z.infer<typeof teamMemberSchema>;

export const teamSchema = z.object({
  id,
  name: z.string(),
  active: z.boolean(),
  version,
  members: z.array(teamMemberSchema),
});
export type Team = z.infer<typeof teamSchema>;

export const workerFields = {
  number: z.string().trim().min(1).max(12),
  name: z.string().trim().min(2).max(80),
  grade: z.string().trim().min(1).max(20).nullable(),
};
export const teamFields = {
  name: z.string().trim().min(1).max(40),
  members: z
    .array(z.strictObject({ workerId: id, coefficientMilli }))
    .min(1)
    .max(20),
};
