export const makeModelFields = ['make', 'model', 'year', 'yearFrom', 'yearTo', 'unitsPerHour'] as const;
export type MakeModelField = (typeof makeModelFields)[number];

/** Which column of a file holds which field, by position from 0; null where the file has none. */
export type MakeModelMapping = Record<MakeModelField, number | null>;

/** Header names of Bulgarian and English files, without case, blanks and signs. */
const names: Readonly<Record<MakeModelField, readonly string[]>> = {
  make: ['make', 'makes', 'brand', 'manufacturer', 'makename', 'марка', 'марки', 'производител'],
  model: ['model', 'models', 'modelname', 'модел', 'модели', 'наименование'],
  year: ['year', 'modelyear', 'years', 'година', 'години', 'моделнагодина', 'годинанапроизводство'],
  yearFrom: ['yearfrom', 'from', 'fromyear', 'startyear', 'start', 'отгодина', 'годинаот', 'от'],
  yearTo: ['yearto', 'to', 'toyear', 'endyear', 'end', 'догодина', 'годинадо', 'до'],
  unitsPerHour: ['unitsperhour', 'timeunits', 'units', 'единициначас', 'времевиединици', 'единицичас'],
};

/** Finds the fields by the header's names; the person corrects what was not found. */
export function guessMapping(header: readonly string[]): MakeModelMapping {
  const titles = header.map((title) => title.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const columnOf = (field: MakeModelField) => {
    const column = titles.findIndex((title) => names[field].includes(title));
    return column < 0 ? null : column;
  };
  return {
    make: columnOf('make'),
    model: columnOf('model'),
    year: columnOf('year'),
    yearFrom: columnOf('yearFrom'),
    yearTo: columnOf('yearTo'),
    unitsPerHour: columnOf('unitsPerHour'),
  };
}
