import type { Entry } from '@shared/contract/entry';
import { z } from 'zod';

interface JsonSchema {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minItems?: number;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  format?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
}

/** Texts that satisfy what a JSON schema cannot say: dates, PINs, codes, long names. */
const candidates = ['2026-11-24', 'абв', '1234', '10:30', 'a@b.bg', 'x'.repeat(8), '#0B5A76', 'V'];

/** An input that an entry's schema accepts, made from the schema itself, so that no new entry can be forgotten. */
export function exampleInput(entry: Entry): unknown {
  const example = exampleOf(
    z.toJSONSchema(entry.input, { io: 'input', unrepresentable: 'any' }) as JsonSchema,
  );
  for (let tries = 0; tries < 200; tries++) {
    const parsed = entry.input.safeParse(example);
    if (parsed.success) return example;
    if (!repair(example, parsed.error.issues[0]?.path ?? [])) break;
  }
  throw new Error(
    `no example for this schema: ${z.prettifyError(entry.input.safeParse(example).error ?? new z.ZodError([]))}`,
  );
}

function exampleOf(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return exampleOf(choices.find((choice) => choice.type === 'null') ?? choices[0] ?? {});
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((key) => [key, exampleOf(schema.properties?.[key] ?? {})]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items ?? {}));
    case 'integer':
    case 'number':
      return schema.minimum ?? (schema.exclusiveMinimum !== undefined ? schema.exclusiveMinimum + 1 : 1);
    case 'boolean':
      return false;
    case 'string':
      return exampleText(schema);
    default:
      return null;
  }
}

function exampleText(schema: JsonSchema): string {
  if (schema.format === 'uuid') return '3f1c1f3e-8a51-4a53-9d3c-0f3a6f2f9b11';
  if (schema.format === 'date') return '2026-11-24';
  return candidates[0] ?? '';
}

/** Puts the next candidate at the place of the first complaint. */
function repair(root: unknown, path: readonly PropertyKey[]): boolean {
  const last = path.at(-1);
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)[key], root);
  if (last === undefined || typeof holder !== 'object' || holder === null) return false;
  const slots = holder as Record<PropertyKey, unknown>;
  // Bytes have no form in a JSON schema.
  if (slots[last] === null) {
    slots[last] = new Uint8Array(1);
    return true;
  }
  const next = candidates[candidates.indexOf(String(slots[last])) + 1];
  if (typeof slots[last] !== 'string' || next === undefined) return false;
  slots[last] = next;
  return true;
}
