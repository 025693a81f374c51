import { useTranslation } from 'react-i18next';

/** A key as it is printed on the screen: `Ctrl+Enter`, `F4`, `Space`. */
export function Kbd({ keys }: { keys: string }) {
  const name = useKeyName();
  return <kbd className="kbd">{name(keys)}</kbd>;
}

/** Names of keys in the language of the screen. */
export function useKeyName(): (keys: string) => string {
  const { t } = useTranslation();
  const names = t(($) => $.ui.keys, { returnObjects: true }) as Readonly<Record<string, string>>;
  return (keys) =>
    keys
      .split('+')
      .map((part) => names[part] ?? part)
      .join('+');
}
