import { useSession } from '@renderer/app/session';
import { InlineNotice, practiceIcon } from '@renderer/ui/InlineNotice';
import { demoPin } from '@shared/features/setup/model';
import { useTranslation } from 'react-i18next';

/** Above every screen of a demo workshop: nothing here is real (design k-states). */
export function PracticeNotice() {
  const { t } = useTranslation();
  const { session } = useSession();
  if (!session?.workshop.demo) return null;
  return (
    <InlineNotice bar tone="info" icon={practiceIcon} title={t(($) => $.app.practice.title)}>
      {t(($) => $.app.practice.text, { pin: demoPin })}
    </InlineNotice>
  );
}
