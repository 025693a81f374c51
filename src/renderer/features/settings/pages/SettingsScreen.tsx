import { useAppCommands } from '@renderer/app/commands';
import { NotFound } from '@renderer/app/faults';
import { useSession } from '@renderer/app/session';
import { Icon } from '@renderer/ui/Icon';
import { useParams, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { allowedSettings } from '../pages';
import '../settings.css';

const groups = ['workshop', 'people', 'program'] as const;

/** The list of pages at the left, the chosen page beside it. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const { may } = useSession();
  const router = useRouter();
  const { page: wanted } = useParams({ strict: false });
  const pages = allowedSettings(may);
  const current = wanted === undefined ? pages[0] : pages.find((page) => page.id === wanted);
  useAppCommands(
    pages.map((page) => ({
      id: `settings.${page.id}`,
      label: page.label(t),
      group: t(($) => $.settings.title),
      icon: page.icon,
      run: () => router.history.push(`/settings/${page.id}`),
    })),
  );
  if (!current) return <NotFound />;
  const Page = current.component;
  return (
    <div className="settings">
      <nav className="settings-list" aria-label={t(($) => $.settings.title)}>
        {groups.map((group) => {
          const members = pages.filter((page) => page.group === group);
          if (members.length === 0) return null;
          return (
            <section key={group}>
              <h2>{t(($) => $.settings.groups[group])}</h2>
              {members.map((page) => (
                <a
                  key={page.id}
                  href={`#/settings/${page.id}`}
                  className={page === current ? 'on' : ''}
                  aria-current={page === current ? 'page' : undefined}
                >
                  <Icon of={page.icon} />
                  {page.label(t)}
                </a>
              ))}
            </section>
          );
        })}
      </nav>
      <div className="page" key={current.id}>
        <Page />
      </div>
    </div>
  );
}
