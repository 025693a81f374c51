import { useSession } from '@renderer/app/session';
import type { PartyCard } from '@shared/features/parties/model';
import { PrivacySection } from '../../privacy/parts/PrivacySection';
import { FilesView } from './FilesView';

/** The view „Файлове“ of a client's card: papers and photos, and below them what the person may ask for. */
export function PartyFiles({ card }: { card: PartyCard }) {
  const { may } = useSession();
  return (
    <div className="party-section">
      <FilesView owner={{ kind: 'party', id: card.id }} />
      {may('parties.personalData') && card.party.kind === 'person' && <PrivacySection partyId={card.id} />}
    </div>
  );
}
