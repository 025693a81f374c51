import { type MergeChoice, mergeChoiceKeys, sameInBoth } from '@shared/features/parties/merging';
import type { Compared } from '@shared/features/parties/model';
import { formatDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import { formatPhone } from '@shared/kernel/phones';
import { useTranslation } from 'react-i18next';
import { useMergeWords } from '../mergeWords';

interface MergeTableProps {
  survivor: Compared;
  merged: Compared;
  taken: readonly MergeChoice[];
  onChoose: (choice: MergeChoice, fromMerged: boolean) => void;
}

/** Each difference is a choice of two; what is the same or only informs is read. */
export function MergeTable({ survivor, merged, taken, onChoose }: MergeTableProps) {
  const { t } = useTranslation();
  const words = useMergeWords();
  return (
    <table className="tbl merge-table" aria-label={t(($) => $.parties.merge.title)}>
      <thead>
        <tr>
          <th>{t(($) => $.parties.merge.field)}</th>
          <th>
            {t(($) => $.parties.merge.stays)}: {survivor.party.name}
          </th>
          <th>
            {t(($) => $.parties.merge.joins)}: {merged.party.name}
          </th>
        </tr>
      </thead>
      <tbody>
        {mergeChoiceKeys
          .filter((choice) => !sameInBoth(survivor.party, merged.party, choice))
          .map((choice) => (
            <ChoiceRow
              key={choice}
              name={choice}
              label={words.label(choice)}
              texts={[words.text(survivor.party, choice), words.text(merged.party, choice)]}
              fromMerged={taken.includes(choice)}
              onChoose={(fromMerged) => onChoose(choice, fromMerged)}
            />
          ))}
        <FactRows survivor={survivor} merged={merged} />
      </tbody>
    </table>
  );
}

interface ChoiceRowProps {
  name: string;
  label: string;
  texts: readonly [string, string];
  fromMerged: boolean;
  onChoose: (fromMerged: boolean) => void;
}

function ChoiceRow({ name, label, texts, fromMerged, onChoose }: ChoiceRowProps) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>{label}</td>
      {[false, true].map((side) => (
        <td key={String(side)}>
          <label className={fromMerged === side ? undefined : 'lost'}>
            <input
              type="radio"
              name={`merge-${name}`}
              aria-label={`${label}: ${texts[Number(side)] || t(($) => $.parties.merge.empty)}`}
              checked={fromMerged === side}
              onChange={() => onChoose(side)}
            />
            <span className="radio" />
            <span>{texts[Number(side)] || t(($) => $.parties.merge.empty)}</span>
          </label>
        </td>
      ))}
    </tr>
  );
}

/** What tells the two apart and moves by itself. */
function FactRows({ survivor, merged }: Pick<MergeTableProps, 'survivor' | 'merged'>) {
  const { t } = useTranslation();
  const facts: [string, (side: Compared) => string | number][] = [
    [
      t(($) => $.parties.group.contacts),
      ({ party }) =>
        party.contacts.map(({ kind, value }) => (kind === 'phone' ? formatPhone(value) : value)).join(', '),
    ],
    [
      t(($) => $.parties.field.roles),
      ({ party }) => party.roles.map((role) => t(($) => $.parties.role[role])).join(', '),
    ],
    [t(($) => $.parties.field.labels), ({ party }) => party.labels.join(', ')],
    [
      t(($) => $.parties.group.vat),
      ({ party }) => [...new Set(party.vatPeriods.map(({ number }) => number))].join(', '),
    ],
    [t(($) => $.parties.merge.created), ({ createdAt }) => formatDate(sofiaDate(createdAt))],
    [t(($) => $.parties.merge.assets), ({ assets }) => assets.join(', ')],
    [t(($) => $.parties.merge.orders), ({ orders }) => orders],
    [t(($) => $.parties.merge.invoices), ({ invoices }) => invoices],
    [t(($) => $.parties.merge.unpaid), ({ unpaidCents }) => formatMoney(unpaidCents, { currency: true })],
  ];
  const telling = facts.filter(([, text]) => text(survivor) !== '' || text(merged) !== '');
  return telling.map(([label, text]) => (
    <tr key={label}>
      <td>{label}</td>
      <td>{text(survivor)}</td>
      <td>{text(merged)}</td>
    </tr>
  ));
}
