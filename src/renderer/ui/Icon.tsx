import type { LucideIcon } from 'lucide-react';

/** A Lucide icon in the one size and stroke of the program; always decoration, the name stands beside it. */
export function Icon({
  of: Glyph,
  size,
  className = '',
}: {
  of: LucideIcon;
  size?: number;
  className?: string;
}) {
  return (
    <Glyph
      className={`i ${className}`}
      strokeWidth={1.75}
      aria-hidden="true"
      style={size ? { width: size, height: size } : undefined}
    />
  );
}
