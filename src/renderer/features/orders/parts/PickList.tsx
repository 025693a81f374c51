import { Kbd } from '@renderer/ui/Kbd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { rove } from '../rove';

export interface Pick {
  id: string;
  content: ReactNode;
  /** Heading above the first of a group. */
  group?: string;
  on?: boolean;
  run: () => void;
}

interface PickListProps {
  label: string;
  picks: readonly Pick[];
  /** Counts up when the page sends the keyboard here. */
  focusSignal?: number;
}

const digit = (at: number): string | null => (at < 9 ? String(at + 1) : null);

/** A short list chosen by its digit, or by ↑ ↓ and Enter. */
export function PickList({ label, picks, focusSignal = 0 }: PickListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusSignal === 0) return;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    (buttons.find((one) => one.classList.contains('on')) ?? buttons[0])?.focus();
  }, [focusSignal]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (rove(event)) return;
    const chosen = /^Digit[1-9]$/.test(event.code) ? picks[Number(event.code.slice(5)) - 1] : undefined;
    if (!chosen || event.ctrlKey || event.altKey) return;
    chosen.run();
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons walked by arrows, no fieldset of a form
    <div ref={list} role="group" aria-label={label} className="picks" onKeyDown={onKeyDown}>
      {picks.map((pick, at) => {
        const key = digit(at);
        return (
          <div key={pick.id}>
            {pick.group && <div className="grp xs mm">{pick.group}</div>}
            <button type="button" className={pick.on ? 'on' : ''} aria-pressed={pick.on} onClick={pick.run}>
              {pick.content}
              {key && (
                <span aria-hidden="true" className="row">
                  <Kbd keys={key} />
                </span>
              )}
            </button>
          </div>
        );
      })}
    </div>
  );
}
