import { useTranslation } from 'react-i18next';
import { useLate } from './useLate';

const widths = [
  [78, 230, 60],
  [92, 188, 74],
  [70, 260, 52],
  [88, 204, 66],
];

/** Bars in the place of rows that are being read; invisible for the first 200 ms. */
export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation();
  const late = useLate(true);
  return (
    <div className="sk" role="status" aria-label={t(($) => $.ui.loading)}>
      {late &&
        Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity
          <div key={row}>
            {(widths[row % widths.length] ?? []).map((width) => (
              <i key={width} style={{ width }} />
            ))}
          </div>
        ))}
    </div>
  );
}
