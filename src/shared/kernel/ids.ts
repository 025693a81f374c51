import { z } from 'zod';

/** Zod schema of a row's id: a positive integer. */
export const id = z.int().positive();

/** Zod schema of a command's own id, by which a repeated send is recognised. */
export const requestId = z.uuid();

/** Zod schema of the version a changed row was read with. */
export const version = z.int().nonnegative();
