import { useQuery } from '@renderer/api/useQuery';
import { SideSection } from '@renderer/ui/SidePanel';
import { useTranslation } from 'react-i18next';
import { noteValue } from '../noteWords';

/** Oil volumes, torques and notes of the item, beside its order; nothing when the catalogue has none. */
export function NotesSection({ assetId }: { assetId: number }) {
  const { t } = useTranslation();
  const { data } = useQuery('catalog.notesFor', { assetId }, { tags: ['catalog', `asset:${assetId}`] });
  if (!data || data.notes.length === 0) return null;
  return (
    <SideSection title={t(($) => $.catalog.view.notes)} count={data.notes.length}>
      {data.notes.map((note) => (
        <div key={note.id} className="li">
          <span className="ell">{note.label}</span>
          <span className="num med nw">{noteValue(t, note)}</span>
          {note.text && <span className="s m wide">{note.text}</span>}
        </div>
      ))}
    </SideSection>
  );
}
