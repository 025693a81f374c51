import { z } from 'zod';
import type { PermissionKey } from '../permissions/permissions';

/** Besides the permission keys there are three: nobody signed in, anybody signed in, own rows only (decisions 2). */
export type EntryPermission = PermissionKey | 'none' | 'anyUser' | 'ownRows';

/** `shell`: carried out by the window's shell (dialogs, printers, drives) after the engine has authorised it. */
export type Place = 'engine' | 'shell';

export interface Entry<
  Kind extends 'query' | 'command' = 'query' | 'command',
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Where extends Place = Place,
> {
  readonly kind: Kind;
  readonly input: Input;
  readonly output: Output;
  readonly permission: EntryPermission;
  readonly where: Where;
  /** False only for what is typed or touched all the time (drafts, gestures): no audit row, no remembered result. */
  readonly audited: boolean;
}

export type Contract = Readonly<Record<string, Entry>>;

const requestFields = { requestId: z.uuid() };
type RequestShape = typeof requestFields;

interface EntrySpec<Input extends z.ZodObject, Output extends z.ZodType, Where extends Place> {
  input: Input;
  output: Output;
  permission: EntryPermission;
  where?: Where;
  audited?: boolean;
}

/** Declares an entry that reads; its input is a strict object. */
export function query<Shape extends z.ZodRawShape, Output extends z.ZodType, Where extends Place = 'engine'>(
  spec: EntrySpec<z.ZodObject<Shape>, Output, Where>,
): Entry<'query', z.ZodObject<Shape>, Output, Where> {
  const input = z.strictObject(spec.input.shape) as z.ZodObject<Shape>;
  return { audited: false, ...spec, where: placeOf(spec), kind: 'query', input };
}

/** Declares an entry that changes something; `requestId` is added, so that a repeat returns the first result. */
export function command<
  Shape extends z.ZodRawShape,
  Output extends z.ZodType,
  Where extends Place = 'engine',
>(
  spec: EntrySpec<z.ZodObject<Shape>, Output, Where>,
): Entry<'command', z.ZodObject<Shape & RequestShape>, Output, Where> {
  const shape = { ...spec.input.shape, ...requestFields };
  const input = z.strictObject(shape) as z.ZodObject<Shape & RequestShape>;
  return { audited: true, ...spec, where: placeOf(spec), kind: 'command', input };
}

/** Without a word the place is the engine, which is also the type parameter's default. */
const placeOf = <Where extends Place>(spec: { where?: Where }): Where => spec.where ?? ('engine' as Where);

/** What a handler receives: the parsed input. */
export type EntryInput<E extends Entry> = z.output<E['input']>;
/** What a caller passes; the client adds `requestId` itself. */
export type EntryArguments<E extends Entry> = Omit<z.input<E['input']>, 'requestId'>;
export type EntryOutput<E extends Entry> = z.output<E['output']>;
