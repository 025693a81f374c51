import monoLicence from '@fontsource/ibm-plex-mono/LICENSE?raw';
import sofiaLicence from '@fontsource-variable/sofia-sans/LICENSE?raw';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { PageHead } from '@renderer/ui/PageHead';
import { useTranslation } from 'react-i18next';
import lucideLicence from '../../../../../node_modules/lucide-react/LICENSE?raw';
import { FormGroup } from '../parts/FormGroup';

/** Version, where the data is, and whose fonts these are. */
export function AboutPage() {
  const { t } = useTranslation();
  const { session } = useSession();
  const place = useQuery('recovery.state', {});
  const version = session?.version ?? '';
  const parts = [
    { name: 'Sofia Sans', use: t(($) => $.settings.about.uses), licence: sofiaLicence },
    { name: 'IBM Plex Mono', use: t(($) => $.settings.about.mono), licence: monoLicence },
    { name: 'Lucide', use: t(($) => $.settings.about.icons), licence: lucideLicence },
  ];
  return (
    <>
      <PageHead
        title={t(($) => $.settings.pages.about)}
        scope={t(($) => $.settings.about.scope, { version })}
      />
      <div className="settings-body">
        <FormGroup title={t(($) => $.settings.about.program)} note={t(($) => $.settings.about.dataNote)}>
          <dl className="facts whole">
            <dt>{t(($) => $.settings.about.version)}</dt>
            <dd className="b">
              {t(($) => $.app.name)} {version}
            </dd>
            <dt>{t(($) => $.settings.about.data)}</dt>
            <dd>{place.data?.dataFolder}</dd>
          </dl>
        </FormGroup>
        <FormGroup title={t(($) => $.settings.about.fonts)} note={t(($) => $.settings.about.fontsNote)}>
          <div className="whole">
            {parts.map((part) => (
              <details key={part.name} className="licence">
                <summary>
                  <span className="med">{t(($) => $.settings.about.licence, { name: part.name })}</span>{' '}
                  <span className="m s">{part.use}</span>
                </summary>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard */}
                <pre tabIndex={0}>{part.licence}</pre>
              </details>
            ))}
          </div>
        </FormGroup>
      </div>
    </>
  );
}
