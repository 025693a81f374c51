import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon';
import { ToastHost } from '../ui/ToastHost';
import { KeyBar } from './KeyBar';
import { type DeepPlace, deepPlaceAt, isAt, type NavPlace } from './nav';
import './frame.css';

interface AppFrameProps {
  groups: readonly (readonly NavPlace[])[];
  /** Of all sections; those of the open one stand under it. */
  deep: readonly DeepPlace[];
  settings: NavPlace | null;
  pathname: string;
  search?: ReactNode;
  actions?: ReactNode;
  clock?: ReactNode;
  user?: ReactNode;
  backup?: ReactNode;
  /** Lines above the sheet: engine gone, practice copy. */
  notices?: ReactNode;
  children: ReactNode;
}

/** One sheet on a quiet bench: rail, top bar (the window's title bar), sheet, key bar. */
export function AppFrame(props: AppFrameProps) {
  const { t } = useTranslation();
  const { groups, deep, settings, pathname } = props;
  return (
    <div className="app">
      <header className="frame-head">
        <div className="brand">
          <Mark />
          <span className="brand-name">{t(($) => $.app.name)}</span>
        </div>
        <div className="top">
          {props.search}
          {props.actions}
          <span className="grow drag" />
          {props.clock}
          {props.user}
        </div>
      </header>
      <nav className="rail" aria-label={t(($) => $.app.nav.label)}>
        {groups
          .filter((group) => group.length > 0)
          .map((group, at) => (
            <div key={group[0]?.name} className="rail-group">
              {at > 0 && <hr />}
              {group.map((place) => (
                <RailSection key={place.name} place={place} deep={deep} pathname={pathname} />
              ))}
            </div>
          ))}
        <span className="end" />
        {settings && <RailLink place={settings} on={isAt(settings, pathname)} />}
        {props.backup && <hr />}
        {props.backup}
      </nav>
      <main className="sheet">
        {props.notices}
        {props.children}
      </main>
      <KeyBar />
      <ToastHost />
    </div>
  );
}

interface RailSectionProps {
  place: NavPlace;
  deep: readonly DeepPlace[];
  pathname: string;
}

function RailSection({ place, deep, pathname }: RailSectionProps) {
  const { t } = useTranslation();
  const on = isAt(place, pathname);
  const below = on
    ? deep.filter((one) => one.under === place.name && one.path !== place.path && !one.offRail)
    : [];
  const current = deepPlaceAt(below, place, pathname);
  return (
    <>
      <RailLink place={place} on={on} />
      {below.map((one) => (
        <a
          key={one.name}
          href={`#${one.path}`}
          className={one === current ? 'below here' : 'below'}
          aria-current={one === current ? 'page' : undefined}
          title={t(($) => $.app.palette.places[one.name])}
        >
          <span className="rail-word">{t(($) => $.app.nav.below[one.name])}</span>
        </a>
      ))}
    </>
  );
}

function RailLink({ place, on }: { place: NavPlace; on: boolean }) {
  const { t } = useTranslation();
  const label = t(($) => $.app.nav[place.name]);
  return (
    <a
      href={`#${place.path}`}
      className={on ? 'on' : ''}
      aria-current={on ? 'page' : undefined}
      title={label}
    >
      <Icon of={place.icon} />
      <span className="rail-word">{label}</span>
      {place.key && (
        <span className="k" aria-hidden="true">
          {place.key}
        </span>
      )}
    </a>
  );
}

/** The sign of the program. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 1.2 21.4 6.6v10.8L12 22.8 2.6 17.4V6.6Z" fill="var(--primary)" />
      <path
        d="M7.2 16.4V8.2L12 13.4l4.8-5.2v8.2"
        fill="none"
        stroke="var(--on-primary)"
        strokeWidth="2.1"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
