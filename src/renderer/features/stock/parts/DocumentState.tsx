import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import type { DocumentRow } from '@shared/features/stock/model';
import { useTranslation } from 'react-i18next';

const glyphs = { draft: 'lineOpen', posted: 'lineDone', reversed: 'cancelled' } as const;

/** Draft, posted or reversed: shape, word, colour. */
export function DocumentState({ row }: { row: Pick<DocumentRow, 'status'> }) {
  const { t } = useTranslation();
  return (
    <span className="st">
      <StatusGlyph name={glyphs[row.status]} />
      {t(($) => $.stock.status[row.status])}
    </span>
  );
}
