import { z } from 'zod';
import type { PermissionKey } from '../permissions/permissions';

/** Besides the permission keys there are three: nobody signed in, anybody signed in, own rows only (decisions 2). */
export type EntryPermission = PermissionKey | 'none' | 'anyUser' | 'ownRows';

export interface Entry<
  Kind extends 'query' | 'command' = 'query' | 'command',
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: Kind;
  readonly input: Input;
  readonly output: Output;
  readonly permission: EntryPermission;
  /** `shell`: carried out by the window's shell (dialogs, printers, drives) after the engine has authorised it. */
  readonly where: 'engine' | 'shell';
}

export type Contract = Readonly<Record<string, Entry>>;

const requestFields = { requestId: z.uuid() };
type RequestShape = typeof requestFields;

interface EntrySpec<Input extends z.ZodObject, Output extends z.ZodType> {
  input: Input;
  output: Output;
  permission: EntryPermission;
  where?: 'engine' | 'shell';
}

/** Declares an entry that reads; its input is a strict object. */
export function query<Shape extends z.ZodRawShape, Output extends z.ZodType>(
  spec: EntrySpec<z.ZodObject<Shape>, Output>,
): Entry<'query', z.ZodObject<Shape>, Output> {
  return {
    where: 'engine',
    ...spec,
    kind: 'query',
    input: z.strictObject(spec.input.shape) as z.ZodObject<Shape>,
  };
}

/** Declares an entry that changes something; `requestId` is added, so that a repeat returns the first result. */
export function command<Shape extends z.ZodRawShape, Output extends z.ZodType>(
  spec: EntrySpec<z.ZodObject<Shape>, Output>,
): Entry<'command', z.ZodObject<Shape & RequestShape>, Output> {
  const input = z.strictObject({ ...spec.input.shape, ...requestFields }) as z.ZodObject<
    Shape & RequestShape
  >;
  return { where: 'engine', ...spec, kind: 'command', input };
}

/** What a handler receives: the parsed input. */
export type EntryInput<E extends Entry> = z.output<E['input']>;
/** What a caller passes; the client adds `requestId` itself. */
export type EntryArguments<E extends Entry> = Omit<z.input<E['input']>, 'requestId'>;
export type EntryOutput<E extends Entry> = z.output<E['output']>;
