import { useSession } from '@renderer/app/session';
import { Views } from '@renderer/ui/PageHead';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const places = { assets: '/registry', parties: '/registry/clients' } as const;

/** Картотека has two registers: things and clients. */
export function RegistryViews({ at }: { at: keyof typeof places }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { may } = useSession();
  const allowed = (['assets', 'parties'] as const).filter((id) =>
    may(id === 'assets' ? 'assets.view' : 'parties.view'),
  );
  return (
    <Views
      label={t(($) => $.assets.title)}
      value={at}
      views={allowed.map((id) => ({ id, label: t(($) => $.assets.views[id]) }))}
      onChange={(id) => history.push(places[id])}
    />
  );
}
