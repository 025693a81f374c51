import { useSession } from '@renderer/app/session';
import { Views } from '@renderer/ui/PageHead';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useWorkshopKinds } from '../kinds';

const places = {
  assets: '/registry',
  items: '/registry/items',
  parties: '/registry/clients',
  due: '/registry/due',
  tyres: '/registry/tyres',
  plans: '/registry/plans',
} as const;
type Place = keyof typeof places;

/** Картотека: things and clients, what falls due, stored tyres and the plans that things are looked after by. */
export function RegistryViews({ at }: { at: Place }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { may } = useSession();
  const vehicles = useWorkshopKinds().includes('vehicle');
  const allowed = (Object.keys(places) as Place[]).filter(
    (id) => may(id === 'parties' ? 'parties.view' : 'assets.view') && (id !== 'tyres' || vehicles),
  );
  const label = (id: Place) =>
    id === 'items'
      ? t(($) => $.registry.items.tab)
      : id === 'assets' || id === 'parties'
        ? t(($) => $.assets.views[id])
        : t(($) => $.care.views[id]);
  return (
    <Views
      label={t(($) => $.assets.title)}
      value={at}
      views={allowed.map((id) => ({ id, label: label(id) }))}
      onChange={(id) => history.push(places[id])}
    />
  );
}
