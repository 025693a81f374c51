// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: a list box driven by the field above it
import Dialog from '@mui/material/Dialog';
import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { Icon } from '@renderer/ui/Icon';
import { Kbd } from '@renderer/ui/Kbd';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { nextRow } from '@renderer/ui/tableNav';
import { useDebounced } from '@renderer/ui/useDebounced';
import type { ListedPart } from '@shared/features/priceLists/model';
import { formatMoney } from '@shared/kernel/money';
import { formatQuantity } from '@shared/kernel/quantity';
import { useRouter } from '@tanstack/react-router';
import { ArrowRight, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundPart } from '../findParts';
import { relationIcons, relationText } from '../relations';
import '../parts.css';

/** F3 on every screen: a part by number, word or barcode, with what is free of it and of its substitutes. */
export function PartSearch() {
  const { t } = useTranslation();
  const { may } = useSession();
  const [open, setOpen] = useState(false);
  useShortcuts(
    [
      {
        keys: 'F3',
        label: t(($) => $.app.keys.partSearch),
        enabled: may('parts.view'),
        run: () => setOpen(true),
      },
    ],
    { layer: 'app' },
  );
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      aria-label={t(($) => $.parts.find.title)}
      slotProps={{
        paper: { style: { width: 900, maxWidth: '94vw' } },
        container: { style: { alignItems: 'flex-start', paddingTop: '6vh' } },
      }}
    >
      <SearchBody onClose={() => setOpen(false)} />
    </Dialog>
  );
}

function SearchBody({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { may } = useSession();
  const { history } = useRouter();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const text = useDebounced(query, 120);
  const { data, isFetching } = useQuery(
    'parts.find',
    { text, limit: 30 },
    { enabled: text.trim() !== '', keepPrevious: true, tags: ['stock', 'parts'] },
  );
  const lists = useQuery(
    'priceLists.find',
    { text, limit: 12 },
    { enabled: text.trim() !== '', keepPrevious: true, tags: ['priceLists', 'parts'] },
  );
  const make = useCommand('priceLists.makeCard');
  const found = text.trim() === '' ? [] : (data?.parts ?? []);
  const listed = text.trim() === '' ? [] : (lists.data?.rows ?? []);
  const count = found.length + listed.length;
  const current = Math.min(at, count - 1);
  const chosen = found[current];
  const chosenListed = listed[current - found.length];
  const list = useRef<HTMLUListElement>(null);
  const listId = useId();
  const nothing = text.trim() !== '' && text === query && !isFetching && !lists.isFetching && count === 0;
  useShortcuts([{ keys: 'Esc', label: t(($) => $.ui.close), run: onClose }], { layer: 'dialog' });
  useEffect(() => {
    list.current?.querySelectorAll('[role=option]')[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const go = (path: string) => {
    onClose();
    history.push(path);
  };
  const open = (part: FoundPart | undefined) => {
    if (part && may('stock.view')) go(`/stock/parts/${part.id}`);
    else if (!part && nothing && may('parts.edit'))
      go(`/stock/parts/new?number=${encodeURIComponent(query.trim())}`);
  };
  /** One gesture from a row of a price list to its card. */
  const openListed = async ({ versionId, numberKey }: ListedPart) => {
    if (!may('parts.edit')) return;
    const made = await make.attempt({ versionId, numberKey });
    if (made) go(`/stock/parts/${made.partId}`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next =
      event.key === 'Home' || event.key === 'End' ? undefined : nextRow(event.key, current, count, 8);
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter' && chosenListed) void openListed(chosenListed);
    else if (event.key === 'Enter') open(found[current]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className="palette-query">
        <Icon of={Search} className="mm" />
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog is opened to type
          autoFocus
          type="text"
          role="combobox"
          aria-expanded={count > 0}
          aria-controls={listId}
          aria-activedescendant={count > 0 ? `${listId}-${current}` : undefined}
          aria-label={t(($) => $.parts.find.title)}
          placeholder={t(($) => $.parts.find.placeholder)}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="Esc" />
      </div>
      <ErrorBox error={make.error} />
      {count > 0 && (
        <div className="part-find">
          <ul ref={list} id={listId} role="listbox" aria-label={t(($) => $.parts.find.title)}>
            {found.map((part, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act in the field above
              // biome-ignore lint/a11y/useFocusableInteractive: active descendant of the field above
              <li
                key={part.id}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === current}
                onClick={() => setAt(index)}
                onDoubleClick={() => open(part)}
              >
                <FoundRow part={part} />
              </li>
            ))}
            {listed.length > 0 && (
              <li role="presentation" className="s m part-find-head">
                {t(($) => $.priceLists.find.title)}
              </li>
            )}
            {listed.map((row, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act in the field above
              // biome-ignore lint/a11y/useFocusableInteractive: active descendant of the field above
              <li
                key={`${row.versionId} ${row.numberKey}`}
                id={`${listId}-${found.length + index}`}
                role="option"
                aria-selected={found.length + index === current}
                onClick={() => setAt(found.length + index)}
                onDoubleClick={() => void openListed(row)}
              >
                <ListedRow row={row} />
              </li>
            ))}
          </ul>
          {chosen && <Offers part={chosen} />}
          {chosenListed && <ListedSide row={chosenListed} mayMake={may('parts.edit')} />}
        </div>
      )}
      {nothing && (
        <p className="dialog-body row">
          <span className="mm grow">{t(($) => $.parts.find.none, { query: query.trim() })}</span>
          {may('parts.edit') && (
            <button type="button" className="btn sm" onClick={() => open(undefined)}>
              {t(($) => $.parts.find.create, { query: query.trim() })} <Kbd keys="Enter" />
            </button>
          )}
        </p>
      )}
      {text.trim() === '' && <p className="dialog-body mm">{t(($) => $.parts.find.hint)}</p>}
    </>
  );
}

function FoundRow({ part }: { part: FoundPart }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="row grow">
        <b className="med nw">{part.number}</b>
        <span className="ell m">{part.name}</span>
      </span>
      <span className="s mm nw">{part.bin ?? ''}</span>
      <span className={`num nw ${part.freeMilli > 0 ? '' : 'c-warn'}`}>
        {part.freeMilli > 0 ? formatQuantity(part.freeMilli) : t(($) => $.parts.find.out)}
      </span>
      <span className="num nw price">{part.priceCents === null ? '' : formatMoney(part.priceCents)}</span>
    </>
  );
}

function ListedRow({ row }: { row: ListedPart }) {
  return (
    <>
      <span className="row grow">
        <b className="med nw">{row.number}</b>
        <span className="ell m">{row.name}</span>
      </span>
      <span className="s mm nw">{row.brand}</span>
      <span className="num nw price">{row.priceCents === null ? '' : formatMoney(row.priceCents)}</span>
    </>
  );
}

/** What a price list says of a number, and the key that makes its card. */
function ListedSide({ row, mayMake }: { row: ListedPart; mayMake: boolean }) {
  const { t } = useTranslation();
  const { current } = row;
  return (
    <aside>
      <h3>{row.number}</h3>
      <p className="s m">
        {t(($) => $.priceLists.find.list)}: {row.list}
      </p>
      {current && (
        <p className="row">
          <Icon of={ArrowRight} className="mm" />
          <span className="grow med">{t(($) => $.priceLists.find.current, { number: current.number })}</span>
          <span className="num">{current.priceCents === null ? '' : formatMoney(current.priceCents)}</span>
        </p>
      )}
      {mayMake && (
        <p className="m">
          <Kbd keys="Enter" /> {t(($) => $.priceLists.find.make)}
        </p>
      )}
    </aside>
  );
}

function Offers({ part }: { part: FoundPart }) {
  const { t } = useTranslation();
  return (
    <aside>
      <h3>{t(($) => $.parts.find.substitutes, { number: part.number })}</h3>
      {part.offers.length === 0 && <p className="s m">{t(($) => $.parts.find.noSubstitutes)}</p>}
      <ul>
        {part.offers.map((offer) => (
          <li key={offer.partId}>
            <Icon of={relationIcons[offer.relation]} className="mm" />
            <span className="grow">
              <span className="med nw">{offer.number}</span>
              <span className="s m sub">
                {[relationText(t, offer.relation), offer.brand, offer.bin].filter(Boolean).join(' · ')}
              </span>
            </span>
            <span className="num">
              <span className="med">
                {offer.freeMilli > 0 ? formatQuantity(offer.freeMilli) : t(($) => $.parts.find.out)}
              </span>
              <span className="s m sub">
                {offer.priceCents === null ? '' : formatMoney(offer.priceCents)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </aside>
  );
}
