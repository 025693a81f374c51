import { type Settings, sectionNames, settingSections } from '@shared/features/settings/model';
import { inArray } from 'drizzle-orm';
import type { ReadDb, WriteTx } from '../../db/handles';
import { setting } from '../../db/schema/system';
import { preparedOnce } from '../../kernel/prepared';

const keyOf = (section: string): string => `section.${section}`;

const statements = preparedOnce((db: ReadDb) => ({
  sections: db
    .select({ key: setting.key, value: setting.value })
    .from(setting)
    .where(inArray(setting.key, sectionNames.map(keyOf)))
    .prepare(),
  /** What was made of each section's text the last time: most commands ask more than once, and hardly any changes it. */
  known: new Map<string, { text: string; value: Settings[keyof Settings] }>(),
}));

/** All settings, missing sections and fields at their defaults. Shared between callers, hence frozen. */
export function readSettings(db: ReadDb): Settings {
  const { sections, known } = statements(db);
  const stored = new Map(sections.all().map((row) => [row.key, row.value]));
  const read = sectionNames.map((name) => {
    const text = stored.get(keyOf(name)) ?? '{}';
    const before = known.get(name);
    if (before?.text === text) return [name, before.value];
    const value = Object.freeze(settingSections[name].parse(JSON.parse(text)));
    known.set(name, { text, value });
    return [name, value];
  });
  return Object.fromEntries(read) as Settings;
}

/** Writes whole sections. */
export function writeSections(tx: WriteTx, sections: Partial<Settings>, now: number): void {
  for (const [name, value] of Object.entries(sections)) {
    const row = { value: JSON.stringify(value), updatedAt: now };
    tx.insert(setting)
      .values({ key: keyOf(name), ...row })
      .onConflictDoUpdate({ target: setting.key, set: row })
      .run();
  }
}

/** Whether the workshop is registered for VAT on a date, with its number (dated setting, documents §1). */
export function vatRegistrationOn(settings: Settings, on: string): { number: string } | null {
  const period = settings.vat.periods.find((p) => p.fromOn <= on && (p.toOn === null || p.toOn >= on));
  return period ? { number: period.number } : null;
}

/** Whether the workshop charges VAT on a date. */
export function isVatRegistered(db: ReadDb, on: string): boolean {
  return vatRegistrationOn(readSettings(db), on) !== null;
}

/** The kind of thing that words without an asset of their own speak of: a generic workshop has no vehicles (product §2). */
export const mainKind = (db: ReadDb): 'vehicle' | 'equipment' =>
  readSettings(db).workshop.mode === 'generic' ? 'equipment' : 'vehicle';
