import OutlinedInput from '@mui/material/OutlinedInput';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldFrame, type FieldProps } from './FieldFrame';
import { useAdvance } from './nav';
import { currentSentence, type Phrase, phrasesFor, takePhrase } from './phrases';

interface MultilineFieldProps extends FieldProps<string> {
  rows?: number;
  /** Phrases used before; the best one is completed behind the cursor. */
  phrases?: readonly Phrase[];
  /** Asks for phrases that go on with the sentence, instead of a fixed list. */
  loadPhrases?: (begun: string) => Promise<readonly Phrase[]>;
  maxLength?: number;
}

const NONE: readonly Phrase[] = [];

/** Text of several lines with ghost completion: Tab or → takes it, F4 lists the phrases, Shift+Enter breaks the line. */
export function MultilineField({
  value,
  onChange,
  onBlur,
  rows = 2,
  phrases = NONE,
  loadPhrases,
  maxLength,
  disabled,
  readOnly,
  autoFocus,
  inputRef,
  name,
  placeholder,
  unit: _unit,
  ...frame
}: MultilineFieldProps) {
  const { t } = useTranslation();
  const advance = useAdvance();
  const [focused, setFocused] = useState(false);
  const [listed, setListed] = useState(false);
  const [marked, setMarked] = useState(0);
  const begun = currentSentence(value);
  const known = useLoadedPhrases(phrases, loadPhrases, begun, focused);
  const offered = focused && (begun.length > 1 || listed) ? phrasesFor(known, value) : [];
  const chosen = offered[Math.min(marked, offered.length - 1)];
  const ghost = chosen && begun ? takePhrase(value, chosen.text).slice(value.length) : '';
  const showList = offered.length > 0 && (listed || begun.length > 1);

  const take = (phrase: Phrase) => {
    onChange(takePhrase(value, phrase.text));
    setListed(false);
    setMarked(0);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement | HTMLInputElement>) => {
    const atEnd = event.currentTarget.selectionStart === value.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'F4') setListed(!listed);
    else if (
      chosen &&
      ghost &&
      atEnd &&
      (event.key === 'Tab' || event.key === 'ArrowRight') &&
      !event.shiftKey
    )
      take(chosen);
    else if (chosen && listed && event.key === 'Enter') take(chosen);
    else if (showList && step && atEnd) setMarked(Math.max(0, Math.min(offered.length - 1, marked + step)));
    else if (listed && event.key === 'Escape') setListed(false);
    else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey) advance(event.currentTarget);
    else return;
    event.preventDefault();
  };

  return (
    <FieldFrame
      {...frame}
      note={phrases.length > 0 || loadPhrases ? `F4 ${t(($) => $.ui.field.phrases)}` : undefined}
    >
      {({ id, ...aria }) => (
        <>
          <div className="picker">
            <OutlinedInput
              id={id}
              name={name}
              fullWidth
              multiline
              rows={rows}
              value={value}
              placeholder={placeholder}
              disabled={disabled}
              readOnly={readOnly}
              autoFocus={autoFocus}
              error={aria['aria-invalid']}
              inputRef={inputRef}
              onChange={(event) => {
                setMarked(0);
                onChange(event.target.value);
              }}
              onFocus={() => setFocused(true)}
              onBlur={() => {
                setFocused(false);
                setListed(false);
                onBlur?.();
              }}
              onKeyDown={onKeyDown}
              slotProps={{ input: { ...aria, maxLength, spellCheck: false } }}
            />
            {ghost && (
              <span className="ghost-line" aria-hidden="true">
                {value}
                <i>{ghost}</i>
              </span>
            )}
          </div>
          <span className="sr" aria-live="polite">
            {ghost && t(($) => $.ui.field.completion, { text: chosen?.text ?? '' })}
          </span>
          {showList && (
            <ul className="sug">
              {offered.map((phrase) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act in the text field above
                <li
                  key={phrase.text}
                  data-on={phrase === chosen || undefined}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => take(phrase)}
                >
                  <span className="ell">{phrase.text}</span>
                  {phrase.uses !== undefined && (
                    <span className="mm s nw">{t(($) => $.ui.field.uses, { count: phrase.uses })}</span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </FieldFrame>
  );
}

function useLoadedPhrases(
  fixed: readonly Phrase[],
  load: MultilineFieldProps['loadPhrases'],
  begun: string,
  active: boolean,
): readonly Phrase[] {
  const [loaded, setLoaded] = useState<readonly Phrase[]>(NONE);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    if (!active || !latest.current) return;
    let dropped = false;
    const timer = setTimeout(() => {
      latest
        .current?.(begun)
        .catch(() => NONE)
        .then((found) => {
          if (!dropped) setLoaded(found);
        });
    }, 120);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [begun, active]);
  return load ? loaded : fixed;
}
