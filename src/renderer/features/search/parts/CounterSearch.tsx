import { useAppCommands } from '@renderer/app/commands';
import { Icon } from '@renderer/ui/Icon';
import { Kbd } from '@renderer/ui/Kbd';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { Hit } from '@shared/features/search/model';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMainKind } from '../../assets/kinds';
import { counter, hitKey, neighbour, useCounter, useCounterHits } from '../counter';
import { placeOf } from '../placeOf';
import { HitList } from './HitList';
import { Peek } from './Peek';

const reception = '/reception';

/** The one box of the top bar (F2): in Рецепция it fills the left list, elsewhere it opens a panel below. */
export function CounterSearch() {
  const { t } = useTranslation();
  const kind = useMainKind();
  const { history } = useRouter();
  const { pathname } = useLocation();
  const { text, opening } = useCounter();
  const { result, hits, chosen, settled } = useCounterHits(8);
  const [focused, setFocused] = useState(false);
  const [peeking, setPeeking] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const panelId = useId();
  const atCounter = pathname === reception;

  const focus = () => {
    input.current?.focus();
    input.current?.select();
  };
  useShortcuts([{ keys: 'F2', label: t(($) => $.app.keys.search), run: focus }], { layer: 'app' });
  useAppCommands([
    {
      id: 'search.counter',
      label: t(($) => $.search.label),
      icon: Search,
      shortcut: 'F2',
      run: () => setTimeout(focus),
    },
  ]);

  const open = (hit: Hit | undefined) => {
    input.current?.blur();
    const place = hit && placeOf(hit);
    if (hit && place === null) counter.open(hitKey(hit));
    else if (!hit) counter.choose(null);
    const target = place ?? reception;
    if (target !== pathname) history.push(target);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: acts once, when the answer of the typed text is there
  useEffect(() => {
    if (!opening || !(settled || text.trim() === '')) return;
    counter.openedFirst();
    open(chosen);
  }, [opening, settled]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key as 'ArrowDown'];
    if (step) {
      const next = neighbour(hits, chosen, step);
      if (next) counter.choose(hitKey(next));
    } else if (event.key === 'ArrowRight' && chosen && isAtEnd(event)) setPeeking(!peeking);
    else if (event.key === 'Enter' && !event.ctrlKey) counter.openFirst();
    else if (event.key === 'Escape') {
      if (peeking) setPeeking(false);
      else if (text === '') input.current?.blur();
      else counter.type('');
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };

  const showPanel = focused && !atCounter && result !== undefined;
  return (
    <div className="search-slot">
      <label className="search">
        <Icon of={Search} />
        <input
          ref={input}
          type="text"
          role="combobox"
          data-reads-codes=""
          aria-label={t(($) => $.search.label)}
          aria-expanded={showPanel || (atCounter && hits.length > 0)}
          aria-controls={atCounter ? 'found' : panelId}
          aria-activedescendant={chosen && `${atCounter ? 'found' : panelId}-${hitKey(chosen)}`}
          autoComplete="off"
          spellCheck={false}
          placeholder={t(($) => $.app.top.search[kind])}
          value={text}
          maxLength={200}
          onChange={(event) => counter.type(event.target.value)}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false);
            setPeeking(false);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="F2" />
      </label>
      {showPanel && (
        <div className="search-panel">
          {hits.length > 0 ? (
            <>
              <HitList id={panelId} result={result} chosen={chosen} onChoose={open} onOpen={open} />
              {!peeking && (
                <p className="s m peek-hint">
                  <Kbd keys="ArrowRight" /> {t(($) => $.search.peek.key)}
                </p>
              )}
            </>
          ) : (
            <p className="m">{t(($) => $.search.none, { text: text.trim() })}</p>
          )}
        </div>
      )}
      {peeking && focused && chosen && (
        <div className={atCounter ? 'search-peek at-counter' : 'search-peek'}>
          <Peek hit={chosen} />
        </div>
      )}
    </div>
  );
}

/** → moves the caret; only behind the last letter it is free for the peek. */
function isAtEnd({
  currentTarget: field,
  shiftKey,
  ctrlKey,
  altKey,
}: KeyboardEvent<HTMLInputElement>): boolean {
  const { selectionStart, selectionEnd, value } = field;
  return selectionStart === value.length && selectionEnd === value.length && !shiftKey && !ctrlKey && !altKey;
}
