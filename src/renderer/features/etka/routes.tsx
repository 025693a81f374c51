import { rootRoute } from '@renderer/app/root';
import { createRoute } from '@tanstack/react-router';
import { EtkaPage } from './pages/EtkaPage';
import { ExportPage } from './pages/ExportPage';
import { LogPage } from './pages/LogPage';
import { ProfilePage } from './pages/ProfilePage';
import { ProfilesPage } from './pages/ProfilesPage';

const at = <Path extends string>(path: Path) => ({ getParentRoute: () => rootRoute, path });

const exportRoute = createRoute({ ...at('/stock/etka/exports/$exportId'), component: KnownExport });
const profileRoute = createRoute({ ...at('/stock/etka/profiles/$code'), component: KnownProfile });
const copyRoute = createRoute({ ...at('/stock/etka/profiles/$code/copy'), component: CopiedProfile });

export const etkaRoutes = [
  createRoute({ ...at('/stock/etka'), component: EtkaPage }),
  createRoute({ ...at('/stock/etka/exports'), component: LogPage }),
  exportRoute,
  createRoute({ ...at('/stock/etka/profiles'), component: ProfilesPage }),
  profileRoute,
  copyRoute,
] as const;

function KnownExport() {
  const exportId = Number(exportRoute.useParams().exportId);
  return <ExportPage key={exportId} exportId={exportId} />;
}

function KnownProfile() {
  const { code } = profileRoute.useParams();
  return <ProfilePage key={code} code={code} isCopy={false} />;
}

function CopiedProfile() {
  const { code } = copyRoute.useParams();
  return <ProfilePage key={`${code} copy`} code={code} isCopy />;
}
