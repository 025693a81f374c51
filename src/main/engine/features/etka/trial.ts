import type { EntryInput, EntryOutput } from '@shared/contract/entry';
import type { etkaContract } from '@shared/features/etka/contract';
import type { EtkaTrial } from '@shared/features/etka/model';
import { etkaChoices } from '@shared/features/etka/model';
import type { EtkaProfile } from '@shared/features/etka/profile';
import { formatEtka } from '../../exchange/etka/format';
import type { QueryContext } from '../../kernel/context';
import { readSettings } from '../settings/slice';
import { decoded, groupsOf, nextSequence, textOf } from './making';
import { sourceRows } from './sources';

type Entry = (typeof etkaContract)['etka.tryProfile'];

const TRIED_PARTS = 500;
const HEX_BYTES = 1024;
const PER_ROW = 16;

/**
 * The bytes that a profile under edition would write of the first parts of this stock, parts without a price with 0.
 * @throws DomainError ETKA_PROFILE_UNFIT when the header, the trailer or the file name cannot be made
 */
export function tryProfile(ctx: QueryContext, { profile }: EntryInput<Entry>): EntryOutput<Entry> {
  const choices = etkaChoices.parse({ profile: profile.id });
  const file = formatEtka(profile, sourceRows(ctx.db, choices, ctx.today, TRIED_PARTS), {
    dealer: readSettings(ctx.db).etka.dealer,
    now: ctx.now,
    seq: nextSequence(ctx.db),
    currency: 'EUR',
    switches: { withoutPrice: 'zero', price: 'net', onlyAvailable: false, changedSince: null },
  });
  return {
    ...textOf(file, profile),
    written: file.written,
    skipped: groupsOf(file.skipped),
    hex: hexRows(file.bytes.subarray(0, HEX_BYTES), profile.encoding),
  };
}

/** Sixteen bytes a row; a byte that is no character by itself shows as `·`. */
function hexRows(bytes: Buffer, encoding: EtkaProfile['encoding']): EtkaTrial['hex'] {
  const isUnicode = encoding === 'utf8' || encoding === 'utf8bom';
  const characterOf = (byte: number): string => {
    if (byte < 0x20 || byte === 0x7f || (isUnicode && byte > 0x7e)) return '·';
    return decoded(Buffer.of(byte), encoding);
  };
  return Array.from({ length: Math.ceil(bytes.length / PER_ROW) }, (_, row) => {
    const part = [...bytes.subarray(row * PER_ROW, (row + 1) * PER_ROW)];
    return {
      offset: row * PER_ROW,
      bytes: part.map((byte) => byte.toString(16).padStart(2, '0')).join(' '),
      text: part.map(characterOf).join(''),
    };
  });
}
