import { call } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { type DataColumn, DataTable } from '@renderer/ui/DataTable';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { MoneyField } from '@renderer/ui/fields/numbers';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { FilterBar } from '@renderer/ui/PageHead';
import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import type { OutputOf } from '@shared/contract/contract';
import { earningMethods } from '@shared/features/earnings/model';
import { formatDate, isIsoDate, sofiaDate } from '@shared/kernel/dates';
import { formatMoney } from '@shared/kernel/money';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Tariff = OutputOf<'earnings.tariffs'>['tariffs'][number];
const targets = ['default', 'group', 'operation', 'grade'] as const;
type Target = (typeof targets)[number];
interface Named {
  id: number;
  name: string;
}

/** Разценки: which rate holds for what and since when; a new version ends the old one. */
export function TariffsView() {
  const { t } = useTranslation();
  const { may } = useSession();
  const today = sofiaDate(Date.now());
  const [current, setCurrent] = useState(true);
  const [chosen, setChosen] = useState<Tariff | null>(null);
  const { data, error } = useQuery(
    'earnings.tariffs',
    { on: current ? today : null },
    { keepPrevious: true, tags: ['tariff'] },
  );
  const columns = useMemo(() => columnsOf(t), [t]);
  if (error) return <ErrorBox error={error} />;
  if (!data) return <SkeletonRows rows={6} />;
  return (
    <>
      <FilterBar>
        <Check label={t(($) => $.earnings.tariff.current)} checked={current} onChange={setCurrent} />
      </FilterBar>
      <div className="page-mid">
        <DataTable
          label={t(($) => $.earnings.view.tariffs)}
          columns={columns}
          rows={data.tariffs}
          rowKey={(row) => row.id}
          onSelect={setChosen}
          totals={(_totals, count) => (
            <span className="m">{t(($) => $.earnings.tariff.count, { count })}</span>
          )}
        />
        {may('earnings.editTariffs') && (
          <SidePanel label={t(($) => $.earnings.tariff.add)} width={340}>
            <TariffForm key={chosen?.id ?? 'new'} chosen={chosen} today={today} />
          </SidePanel>
        )}
      </div>
    </>
  );
}

const targetOf = (tariff: Tariff | null): Target => {
  if (tariff?.operationId != null) return 'operation';
  if (tariff?.groupId != null) return 'group';
  return tariff?.grade != null ? 'grade' : 'default';
};

function TariffForm({ chosen, today }: { chosen: Tariff | null; today: string }) {
  const { t, i18n } = useTranslation();
  const save = useCommand('earnings.saveTariff');
  const lists = useQuery('catalog.lists', {});
  const [target, setTarget] = useState<Target>(targetOf(chosen));
  const [operation, setOperation] = useState<Named | null>(
    chosen?.operationId != null ? { id: chosen.operationId, name: chosen.operation ?? '' } : null,
  );
  const [groupId, setGroupId] = useState<number | null>(chosen?.groupId ?? null);
  const [grade, setGrade] = useState(chosen?.grade ?? '');
  const [method, setMethod] = useState(chosen?.method ?? 'norm_hour');
  const [rate, setRate] = useState<number | null>(chosen?.rateCents ?? null);
  const [fromOn, setFromOn] = useState<string | null>(today);
  const known = {
    default: true,
    operation: operation !== null,
    group: groupId !== null,
    grade: grade.trim() !== '',
  }[target];
  const valid = known && rate !== null && rate >= 0 && fromOn !== null && isIsoDate(fromOn);
  const run = async () => {
    if (!valid || fromOn === null) return;
    const same = chosen !== null && target === 'operation' && operation?.id === chosen.operationId;
    await save.attempt({
      operationId: target === 'operation' ? (operation?.id ?? null) : null,
      groupId: target === 'group' ? groupId : null,
      grade: target === 'grade' ? grade : null,
      // A version of a tariff for one make or model stays with it.
      makeId: same ? chosen.makeId : null,
      modelId: same ? chosen.modelId : null,
      modificationId: same ? chosen.modificationId : null,
      ...{ method, rateCents: rate, fromOn },
    });
  };
  return (
    <SideSection title={chosen ? t(($) => $.earnings.tariff.edit) : t(($) => $.earnings.tariff.add)}>
      <FormNav className="tariff-form compact" onSubmit={() => void run()}>
        <SelectField
          label={t(($) => $.earnings.tariff.target)}
          value={target}
          onChange={(value) => value && setTarget(value)}
          options={targets.map((value) => ({ value, label: t(($) => $.earnings.tariff.targets[value]) }))}
        />
        {target === 'operation' && (
          <SearchPicker<Named>
            label={t(($) => $.earnings.tariff.operation)}
            value={operation}
            onChange={setOperation}
            load={findOperations}
            optionKey={(one) => one.id}
            optionText={(one) => one.name}
            required
          />
        )}
        {target === 'group' && (
          <SelectField
            label={t(($) => $.earnings.tariff.group)}
            value={groupId}
            onChange={setGroupId}
            options={(lists.data?.groups ?? []).map((group) => ({
              value: group.id,
              label: i18n.language === 'en' ? group.name.en : group.name.bg,
            }))}
            required
          />
        )}
        {target === 'grade' && (
          <TextField
            label={t(($) => $.earnings.tariff.grade)}
            value={grade}
            onChange={setGrade}
            maxLength={20}
            required
          />
        )}
        <SelectField
          label={t(($) => $.earnings.tariff.method)}
          value={method}
          onChange={(value) => value && setMethod(value)}
          options={earningMethods.map((value) => ({
            value,
            label: t(($) => $.earnings.tariff.methods[value]),
          }))}
        />
        <MoneyField
          label={t(($) => $.earnings.tariff.rateField)}
          value={rate}
          onChange={setRate}
          min={0}
          max={100_000_00}
          required
        />
        <DateField
          label={t(($) => $.earnings.tariff.fromField)}
          value={fromOn}
          onChange={setFromOn}
          required
        />
        <p className="s m">{t(($) => $.earnings.tariff.note)}</p>
        <ErrorBox error={save.error} />
        <Button variant="primary" busy={save.isPending} disabled={!valid} onClick={() => void run()}>
          {t(($) => $.earnings.tariff.save)}
        </Button>
      </FormNav>
    </SideSection>
  );
}

async function findOperations(text: string): Promise<Named[]> {
  const { rows } = await call('catalog.operations', {
    target: { level: 'all', targetId: 0 },
    ...{ text, groupId: null, ownOnly: false, inactive: false },
  });
  return rows.slice(0, 30).map((row) => ({ id: row.id, name: `${row.code} ${row.name.bg}` }));
}

/** What a tariff is for, in words: the operation with make or model, the group, the grade, or everything. */
function subjectOf(t: TFunction, row: Tariff): string {
  if (row.operation !== null)
    return [row.operation, row.make, row.model, row.modification].filter(Boolean).join(' · ');
  return row.group ?? row.grade ?? t(($) => $.earnings.tariff.everything);
}

function columnsOf(t: TFunction): DataColumn<Tariff>[] {
  return [
    {
      id: 'for',
      header: t(($) => $.earnings.tariff.for),
      fixed: true,
      sortValue: (row) => subjectOf(t, row),
      cell: (row) => <b className="b">{subjectOf(t, row)}</b>,
    },
    {
      id: 'level',
      header: t(($) => $.earnings.tariff.level),
      width: 190,
      cell: (row) => <span className="m">{t(($) => $.earnings.levels[row.level])}</span>,
    },
    {
      id: 'method',
      header: t(($) => $.earnings.tariff.method),
      width: 120,
      cell: (row) => t(($) => $.earnings.tariff.methods[row.method]),
    },
    {
      id: 'rate',
      header: t(($) => $.earnings.tariff.rate),
      width: 100,
      num: true,
      sortValue: (row) => row.rateCents,
      cell: (row) => <span className="med">{formatMoney(row.rateCents)}</span>,
    },
    {
      id: 'from',
      header: t(($) => $.earnings.tariff.from),
      width: 100,
      sortValue: (row) => row.fromOn,
      cell: (row) => formatDate(row.fromOn),
    },
    {
      id: 'to',
      header: t(($) => $.earnings.tariff.to),
      width: 100,
      cell: (row) => row.toOn && formatDate(row.toOn),
    },
  ];
}
