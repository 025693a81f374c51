import { useQuery } from '@renderer/api/useQuery';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppliedFigures } from '../parts/AppliedFigures';
import { ChangesTable } from '../parts/ChangesTable';
import { VersionActs } from '../parts/VersionActs';
import '../priceLists.css';

const ODD_BP = 200;

/** A file that was read: what it changes, its application and what that did. */
export function VersionPage({ versionId }: { versionId: number }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { data: version, error } = useQuery('priceLists.version', { versionId }, { tags: ['priceLists'] });
  const leave = () => history.push(version ? `/prices/lists/${version.listId}` : '/prices/lists');
  useShortcuts([{ keys: 'Esc', label: t(($) => $.ui.back), run: leave }]);
  if (!version)
    return (
      <div className="page">
        <ErrorBox error={error} />
        {!error && <SkeletonRows rows={6} />}
      </div>
    );
  const state = t(($) => $.priceLists.statuses[version.status]);
  return (
    <div className="page">
      <PageHead
        title={version.list}
        scope={`${version.fileName}, ${state}`}
        back={{ label: t(($) => $.priceLists.back), run: leave }}
      >
        <VersionActs version={version} onLeft={leave} />
      </PageHead>
      {version.outdated && (
        <InlineNotice bar tone="warn">
          {t(($) => $.priceLists.version.outdated)}
        </InlineNotice>
      )}
      {(version.reading?.oddNamesBp ?? 0) > ODD_BP && (
        <InlineNotice bar tone="warn">
          {t(($) => $.priceLists.version.odd)}
        </InlineNotice>
      )}
      {version.sameFile && (
        <InlineNotice bar tone="info">
          {t(($) => $.priceLists.version.same)}
        </InlineNotice>
      )}
      {version.applied && <AppliedFigures versionId={versionId} applied={version.applied} />}
      {version.difference && version.reading && (
        <ChangesTable version={{ id: versionId, reading: version.reading, difference: version.difference }} />
      )}
    </div>
  );
}
