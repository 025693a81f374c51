import { Button } from '@renderer/ui/Button';
import { Chip } from '@renderer/ui/Chip';
import { formatPhone } from '@shared/kernel/phones';
import { useTranslation } from 'react-i18next';
import type { Suspect } from '../useSuspects';

interface SuspectListProps {
  suspects: readonly Suspect[];
  /** Takes the found client instead of a new one; absent where only a look is possible. */
  onTake?: (suspect: Suspect) => void;
  onOpen?: (suspect: Suspect) => void;
  /** Both cards side by side, before a merge. */
  onCompare?: ((suspect: Suspect) => void) | undefined;
}

/** Clients that the typed one may already be, with why, and what they own to tell them apart. */
export function SuspectList({ suspects, onTake, onOpen, onCompare }: SuspectListProps) {
  const { t } = useTranslation();
  if (suspects.length === 0) return null;
  return (
    <section className="suspects" aria-label={t(($) => $.assets.form.duplicates)}>
      <ul>
        {suspects.map((suspect) => {
          const { party, reason, assets } = suspect;
          const facts = [
            party.phone && formatPhone(party.phone),
            party.eik,
            ...assets.map(({ label }) => label),
          ];
          return (
            <li key={party.id}>
              <span className="grow ell">
                <span className="med">{party.name}</span>{' '}
                <span className="s m">{facts.filter(Boolean).join(' · ')}</span>
              </span>
              {reason && (
                <Chip tone={reason === 'name' ? 'plain' : 'warn'}>
                  {t(($) => $.assets.form.same[reason])}
                </Chip>
              )}
              {onTake && (
                <Button small onClick={() => onTake(suspect)}>
                  {t(($) => $.assets.form.take)}
                </Button>
              )}
              {onCompare && (
                <Button small onClick={() => onCompare(suspect)}>
                  {t(($) => $.parties.duplicates.compare)}
                </Button>
              )}
              {onOpen && (
                <Button small onClick={() => onOpen(suspect)}>
                  {t(($) => $.assets.form.openCard)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
