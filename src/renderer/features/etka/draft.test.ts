import type { EtkaProfile } from '@shared/features/etka/profile';
import { checkProfile, etkaProfile } from '@shared/features/etka/profileCheck';
import { describe, expect, it } from 'vitest';
import { copyOf, moved, newColumn, patched, placeOf, toKind, withColumns } from './draft';

const profile: EtkaProfile = etkaProfile.parse({
  ...{ kind: 'fixed', id: 'OWN', name: 'Own', encoding: 'windows-1251', unmappable: '?', lineEnd: 'LF' },
  ...{ decimalSign: '.', dateFormat: 'yyyymmdd', fileName: 'A_{seq}.TXT', recordLength: 30 },
  ...{ brands: { default: 'V', characters: {} }, header: null, trailer: null },
  columns: [
    { source: { field: 'partNumber14' }, width: 14 },
    { source: { field: 'quantity' }, width: 9, align: 'right', pad: '0', impliedPoint: true },
  ],
});

describe('a profile under edition', () => {
  it('stays a profile when it becomes a file of another kind', () => {
    for (const kind of ['fixed', 'delimited', 'xml'] as const) {
      const { problems } = checkProfile(toKind(toKind(profile, kind), 'fixed'));
      expect([kind, problems]).toEqual([kind, []]);
    }
  });

  it('says what would lose a part of a number', () => {
    const cut = withColumns(profile, 'columns', patched(profile.columns, 0, { tooLong: 'truncate' }));
    expect(checkProfile(cut).problems).toEqual([{ code: 'CUT', field: 'partNumber14' }]);
    const zeros = withColumns(profile, 'columns', patched(profile.columns, 0, { pad: '0', align: 'right' }));
    expect(checkProfile(zeros).problems).toEqual([{ code: 'ZEROS', field: 'partNumber14' }]);
    const wide = withColumns(profile, 'columns', patched(profile.columns, 0, { width: 22 }));
    expect(checkProfile(wide).problems).toEqual([{ code: 'WIDE', field: 'columns' }]);
    const empty = withColumns(profile, 'columns', patched(profile.columns, 0, { width: Number.NaN }));
    expect(checkProfile(empty).problems).toEqual([{ code: 'VALUE', field: 'columns.0.width' }]);
  });

  it('moves columns and knows where they stand', () => {
    expect(placeOf(profile, 'columns', 1)).toEqual({ from: 14, to: 23 });
    const turned = moved(profile.columns, 1, -1);
    expect(turned.map(({ source }) => source)).toEqual([{ field: 'quantity' }, { field: 'partNumber14' }]);
    expect(moved(turned, 0, -1)).toEqual(turned);
    expect(moved(turned, 1, 1)).toEqual(turned);
    expect(newColumn(profile, 'columns', 2)).toMatchObject({ width: 1, source: { constant: '' } });
  });

  it('gives a copy a code that is free and still a code', () => {
    const long = { ...profile, id: 'ETKA-FIX120A' };
    expect(copyOf(long, ['ETKA-FIX12-2'])).toMatchObject({ id: 'ETKA-FIX12-3', name: 'Own 3' });
    expect(checkProfile(copyOf(long, [])).problems).toEqual([]);
  });
});
