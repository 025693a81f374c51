import { call } from '@renderer/api/client';
import type { FieldProps } from '@renderer/ui/fields/FieldFrame';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import type { partyRoleKeys } from '@shared/features/parties/model';
import { formatPhone } from '@shared/kernel/phones';

/** A party as a field keeps it; the numbers only tell people of one name apart in the list. */
interface PickedParty {
  id: number;
  name: string;
  eik?: string | null;
  phone?: string | null;
}

interface PartyPickerProps extends FieldProps<PickedParty | null> {
  withRole?: (typeof partyRoleKeys)[number];
  /** Who is not offered: the card that is being merged. */
  exceptId?: number;
  clearable?: boolean;
}

/** Somebody of the register, found by name, phone or ЕИК. */
export function PartyPicker({ withRole, exceptId, ...field }: PartyPickerProps) {
  const load = async (text: string) => {
    const found = await call('parties.lookup', { text, role: withRole ?? null, limit: 20 });
    return found.filter(({ id }) => id !== exceptId);
  };
  return (
    <SearchPicker<PickedParty>
      {...field}
      load={load}
      optionKey={(one) => one.id}
      optionText={(one) => one.name}
      renderOption={({ name, eik, phone }) => (
        <span className="row grow">
          <span className="grow ell">{name}</span>
          <span className="s mm nw">{[eik, phone && formatPhone(phone)].filter(Boolean).join(' · ')}</span>
        </span>
      )}
    />
  );
}
