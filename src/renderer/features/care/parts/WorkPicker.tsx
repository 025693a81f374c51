import { call } from '@renderer/api/client';
import { useSession } from '@renderer/app/session';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { useTranslation } from 'react-i18next';
import { findParts } from '../../parts/findParts';

/** A work or a part by its place in the registers, or free words. */
export interface PickedWork {
  kind: 'operation' | 'package' | 'part' | 'other';
  id: number | null;
  code: string;
  name: string;
}

interface WorkPickerProps {
  label: string;
  value: PickedWork | null;
  onChange: (work: PickedWork | null) => void;
  /** What is offered besides the catalogue's operations. */
  also: 'packages' | 'parts';
  autoFocus?: boolean;
}

const everywhere = { level: 'all', targetId: 0 } as const;
const mostOffers = 20;

async function operations(text: string): Promise<PickedWork[]> {
  const filter = { text, groupId: null, ownOnly: false, inactive: false };
  const { rows } = await call('catalog.operations', { target: everywhere, ...filter });
  return rows
    .slice(0, mostOffers)
    .map(({ id, code, name }) => ({ kind: 'operation', id, code, name: name.bg }));
}

async function packages(text: string): Promise<PickedWork[]> {
  const { rows } = await call('catalog.packages', { target: everywhere, inactive: false, all: true });
  const wanted = text.toLowerCase();
  return rows
    .filter(({ code, name }) => `${code} ${name.bg}`.toLowerCase().includes(wanted))
    .slice(0, mostOffers)
    .map(({ id, code, name }) => ({ kind: 'package', id, code, name: name.bg }));
}

const parts = async (text: string): Promise<PickedWork[]> =>
  (await findParts(text, 12)).map(({ id, number, name }) => ({ kind: 'part', id, code: number, name }));

/** One field for all: what is typed finds operations and packages or parts, and stands as free words when chosen so. */
export function WorkPicker({ also, onChange, ...field }: WorkPickerProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const load = async (text: string): Promise<PickedWork[]> => {
    const found = may('catalog.view') ? await operations(text) : [];
    if (also === 'packages') return [...(may('catalog.view') ? await packages(text) : []), ...found];
    return [...found, ...(may('parts.view') ? await parts(text) : [])];
  };
  return (
    <SearchPicker<PickedWork>
      {...field}
      load={load}
      minLength={2}
      optionKey={({ kind, id, name }) => `${kind}:${id ?? name}`}
      optionText={({ code, name }) => [code, name].filter(Boolean).join(' ')}
      renderOption={({ kind, code, name }) => (
        <span className="row grow">
          <span className="nw">{code}</span>
          <span className="grow ell">{name}</span>
          {kind === 'package' && <span className="s mm nw">{t(($) => $.care.plan.package)}</span>}
          {kind === 'part' && <span className="s mm nw">{t(($) => $.care.deferred.part)}</span>}
        </span>
      )}
      onCreate={{
        label: (name) => `${t(($) => $.care.plan.free)}: ${name}`,
        run: (name) => onChange({ kind: 'other', id: null, code: '', name }),
      }}
      onChange={onChange}
    />
  );
}
