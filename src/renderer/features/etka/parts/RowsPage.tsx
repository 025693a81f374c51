import { PageHead } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { EtkaRowsOf } from '@shared/features/etka/model';
import { useTranslation } from 'react-i18next';
import { RowsTables, type RowsView } from './RowsTables';

export type { RowsView } from './RowsTables';

interface EtkaRowsPageProps {
  of: EtkaRowsOf;
  view: RowsView;
  onView: (view: RowsView) => void;
  onClose: () => void;
}

/** The rows behind a figure of the report. */
export function EtkaRowsPage({ of, view, onView, onClose }: EtkaRowsPageProps) {
  const { t } = useTranslation();
  useShortcuts([{ keys: 'Esc', label: t(($) => $.etka.log.back), run: onClose }]);
  return (
    <div className="page">
      <PageHead
        title={view.list === 'skipped' ? t(($) => $.etka.skippedTitle) : t(($) => $.etka.rowList.difference)}
        back={{ label: t(($) => $.etka.log.back), run: onClose }}
      />
      <RowsTables of={of} view={view} onView={onView} />
    </div>
  );
}
