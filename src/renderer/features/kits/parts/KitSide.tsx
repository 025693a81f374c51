import { Button } from '@renderer/ui/Button';
import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import type { OutputOf } from '@shared/contract/contract';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

interface KitSideProps {
  card: OutputOf<'kits.card'>;
  onShow: (version: number | null) => void;
}

/** What the kit was from when on, and which kits are made of it. */
export function KitSide({ card, onShow }: KitSideProps) {
  const { t } = useTranslation();
  const { history } = useRouter();
  return (
    <SidePanel label={t(($) => $.kits.versions)}>
      <SideSection title={t(($) => $.kits.versions)} count={card.versions.length}>
        <ul className="norm-versions">
          {card.versions.map(({ version, at, userName, lines }) => (
            <li key={version}>
              <span className="grow">
                <span className={version === card.shownVersion ? 'med' : ''}>
                  {t(($) => $.kits.version, { version })}
                  {version === card.version && <> · {t(($) => $.kits.current)}</>}
                </span>
                <br />
                <span className="s mm">
                  {t(($) => $.kits.versionOf, { date: formatDate(sofiaDate(at)), user: userName, lines })}
                </span>
              </span>
              {version !== card.shownVersion && (
                <Button small onClick={() => onShow(version === card.version ? null : version)}>
                  {t(($) => $.kits.show)}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </SideSection>
      {card.usedIn.length > 0 && (
        <SideSection title={t(($) => $.kits.usedIn)} count={card.usedIn.length}>
          {card.usedIn.map(({ id, number, name }) => (
            <button
              key={id}
              type="button"
              className="plain li"
              onClick={() => history.push(`/stock/kits/${id}`)}
            >
              <span className="med">{number}</span>
              <span className="s m ell">{name}</span>
            </button>
          ))}
        </SideSection>
      )}
    </SidePanel>
  );
}
