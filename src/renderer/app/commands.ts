import type { LucideIcon } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface AppCommand {
  id: string;
  label: string;
  /** Section it belongs to, at the right edge. */
  group?: string;
  icon?: LucideIcon;
  /** Other words by which it is found. */
  keywords?: string;
  shortcut?: string;
  run: () => void;
}

let registered: readonly (readonly AppCommand[])[] = [];
const listeners = new Set<() => void>();

function change(next: readonly (readonly AppCommand[])[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Adds commands to the palette while mounted. Leave out what the person may not do: the list is what can be done now. */
export function useAppCommands(commands: readonly AppCommand[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const described = JSON.stringify(
    commands.map(({ id, label, group, keywords }) => [id, label, group, keywords]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the description stands for the commands
  useEffect(() => {
    const stable = latest.current.map((one, at) => ({ ...one, run: () => latest.current[at]?.run() }));
    change([...registered, stable]);
    return () => change(registered.filter((one) => one !== stable));
  }, [described]);
}

export function useRegisteredCommands(): readonly AppCommand[] {
  return useSyncExternalStore(subscribe, () => registered).flat();
}

/** Commands whose words contain every typed word, those that begin with the first one in front. */
export function findCommands(commands: readonly AppCommand[], query: string): AppCommand[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const text = (one: AppCommand) => `${one.label} ${one.keywords ?? ''} ${one.group ?? ''}`.toLowerCase();
  const found = commands.filter((one) => words.every((word) => text(one).includes(word)));
  const first = words[0];
  if (first === undefined) return found;
  const begins = (one: AppCommand) => Number(!one.label.toLowerCase().startsWith(first));
  return found.sort((a, b) => begins(a) - begins(b));
}
