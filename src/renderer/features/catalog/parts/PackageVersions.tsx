import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { SideSection } from '@renderer/ui/SidePanel';
import type { NormTarget } from '@shared/features/catalog/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { useTranslation } from 'react-i18next';

interface PackageVersionsProps {
  packageId: number;
  shown: number | null;
  target: NormTarget;
  onShow: (version: number | null) => void;
}

/** What the package was from when on; an old version can be opened and saved as the newest. */
export function PackageVersions({ packageId, shown, target, onShow }: PackageVersionsProps) {
  const { t } = useTranslation();
  const { data } = useQuery(
    'catalog.package',
    { packageId, version: shown, target },
    { tags: ['catalog'], keepPrevious: true },
  );
  if (!data) return null;
  return (
    <SideSection title={t(($) => $.catalog.package.versions)} count={data.versions.length}>
      <p className="side-note s m">{t(($) => $.catalog.package.changed)}</p>
      <ul className="norm-versions">
        {data.versions.map(({ version, at, userName, lines }) => (
          <li key={version}>
            <span className="grow">
              <span className={version === data.shownVersion ? 'med' : ''}>
                {t(($) => $.catalog.package.version, { version })}
                {version === data.version && <> · {t(($) => $.catalog.package.current)}</>}
              </span>
              <br />
              <span className="s mm">
                {t(($) => $.catalog.package.versionOf, {
                  date: formatDate(sofiaDate(at)),
                  user: userName,
                })}
                {' · '}
                {t(($) => $.catalog.package.lines2, { count: lines })}
              </span>
            </span>
            {version !== data.shownVersion && (
              <Button small onClick={() => onShow(version === data.version ? null : version)}>
                {t(($) => $.catalog.package.load)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </SideSection>
  );
}
