import { Button } from '@renderer/ui/Button';
import { DataTable } from '@renderer/ui/DataTable';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { DataColumn } from '@renderer/ui/tableTypes';
import type { OutputOf } from '@shared/contract/contract';
import type { PriceMapping, priceFields } from '@shared/features/priceLists/model';
import { formatMoney } from '@shared/kernel/money';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { MappingFields } from './MappingFields';
import { PlaceFields } from './PlaceFields';

type Sample = OutputOf<'priceLists.open'>;
type SampleRow = Sample['rows'][number];

interface MappingStepProps {
  sample: Sample;
  busy: boolean;
  /** Reads the beginning anew as said. */
  onMapping: (mapping: PriceMapping) => void;
  onRead: () => void;
  onClose: () => void;
}

/** Names that look odd in more than this share are worth a word. */
const ODD_BP = 200;

/** What the file is and which column is which, beside the first rows as they will be read. */
export function MappingStep({ sample, busy, onMapping, onRead, onClose }: MappingStepProps) {
  const { t } = useTranslation();
  const { mapping } = sample;
  const missing = (['number', 'price'] as const).filter((field) => mapping.places[field] === undefined);
  const fields = missing.map((field) => t(($) => $.priceLists.fields[field])).join(', ');
  const reason = missing.length > 0 ? t(($) => $.priceLists.mapping.missing, { fields }) : undefined;
  useShortcuts([
    {
      keys: 'Ctrl+Enter',
      label: t(($) => $.priceLists.mapping.read),
      enabled: !busy && missing.length === 0,
      run: onRead,
    },
    { keys: 'Esc', label: t(($) => $.ui.cancel), enabled: !busy, run: onClose },
  ]);
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <div className="price-map">
      <div className="row">
        <h2 className="grow">{t(($) => $.priceLists.mapping.title)}</h2>
        <Button shortcut="Esc" onClick={onClose}>
          {t(($) => $.ui.cancel)}
        </Button>
        <Button
          variant="primary"
          shortcut="Ctrl+Enter"
          busy={busy}
          disabled={missing.length > 0}
          reason={reason}
          onClick={onRead}
        >
          {t(($) => $.priceLists.mapping.read)}
        </Button>
      </div>
      {sample.oddNamesBp > ODD_BP && (
        <InlineNotice tone="warn">{t(($) => $.priceLists.mapping.odd)}</InlineNotice>
      )}
      <MappingFields sample={sample} onMapping={onMapping} />
      <PlaceFields sample={sample} onMapping={onMapping} />
      {mapping.format === 'fixed' && (
        <section aria-label={t(($) => $.priceLists.mapping.lines)} className="price-map-lines">
          {[rulerOf(sample.lines), ...sample.lines.slice(0, 12)].join('\n')}
        </section>
      )}
      <h2>{t(($) => $.priceLists.mapping.preview)}</h2>
      <div className="price-map-preview">
        <DataTable<SampleRow>
          label={t(($) => $.priceLists.mapping.preview)}
          columns={columns}
          rows={sample.rows}
          rowKey={(row) => row.line}
        />
      </div>
    </div>
  );
}

/** The places of characters, each tenth by its number from 1. */
function rulerOf(lines: readonly string[]): string {
  const width = Math.max(...lines.map((line) => line.length), 10);
  return Array.from({ length: Math.ceil(width / 10) }, (_, at) =>
    String((at + 1) * 10).padStart(10, '·'),
  ).join('');
}

function columnsOf(t: TFunction): DataColumn<SampleRow>[] {
  const field = (name: (typeof priceFields)[number]) => t(($) => $.priceLists.fields[name]);
  return [
    {
      id: 'line',
      header: t(($) => $.priceLists.mapping.line),
      width: 64,
      num: true,
      cell: (row) => row.line,
    },
    {
      id: 'number',
      header: field('number'),
      width: 180,
      cell: (row) => <span className="med nw">{row.number}</span>,
    },
    { id: 'name', header: field('name'), minWidth: 160, cell: (row) => row.name },
    {
      id: 'price',
      header: field('price'),
      width: 110,
      num: true,
      cell: (row) => (row.priceCents === null ? '' : formatMoney(row.priceCents)),
    },
    { id: 'replacedBy', header: field('replacedBy'), width: 150, cell: (row) => row.replacedBy },
    {
      id: 'problem',
      header: t(($) => $.priceLists.mapping.problem),
      width: 190,
      cell: ({ problem }) =>
        problem && <span className="c-warn">{t(($) => $.priceLists.problems[problem])}</span>,
    },
  ];
}
