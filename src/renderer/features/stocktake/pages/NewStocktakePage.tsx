import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav } from '@renderer/ui/fields/form';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { InlineNotice } from '@renderer/ui/InlineNotice';
import { PageHead } from '@renderer/ui/PageHead';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import { type StocktakeScope, stocktakeScopes } from '@shared/features/stocktake/model';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../stocktake.css';

const binsIn = (text: string): string[] =>
  text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
/** More codes do not fit under the field. */
const shownBins = 14;

/** What is counted: a warehouse, places of it, or a group of parts. */
export function NewStocktakePage() {
  const { t, i18n } = useTranslation();
  const { history } = useRouter();
  const lists = useQuery('parts.lists', {}, { tags: ['parts'] }).data;
  const [chosen, setChosen] = useState<number | null>(null);
  const [scope, setScope] = useState<StocktakeScope>('warehouse');
  const [bins, setBins] = useState('');
  const [groupId, setGroupId] = useState<number | null>(null);
  const [blind, setBlind] = useState(true);
  const [note, setNote] = useState('');
  const start = useCommand('stocktake.start');
  const warehouseId = chosen ?? lists?.warehouses[0]?.id ?? null;
  const places = useQuery(
    'stocktake.places',
    { warehouseId: warehouseId ?? 0 },
    { enabled: warehouseId !== null, tags: ['stock', 'stocktake'] },
  ).data?.bins;
  const ready =
    warehouseId !== null &&
    (scope !== 'bins' || binsIn(bins).length > 0) &&
    (scope !== 'group' || groupId !== null);
  const submit = async () => {
    if (!ready || warehouseId === null) return;
    const made = await start.attempt({
      ...{ warehouseId, scope, blind, note },
      bins: scope === 'bins' ? binsIn(bins) : [],
      groupId: scope === 'group' ? groupId : null,
    });
    if (!made) return;
    toast.show({ text: t(($) => $.stocktake.started, { number: made.number }), glyph: 'ok' });
    history.replace(`/stock/counts/${made.stocktakeId}`);
  };
  const back = () => history.push('/stock/counts');
  useShortcuts([
    { keys: 'Esc', label: t(($) => $.stocktake.back), run: back },
    { keys: 'Ctrl+Enter', label: t(($) => $.stocktake.start), enabled: ready, run: () => void submit() },
  ]);
  const codes = (places ?? []).map((place) => place.bin).filter(Boolean);
  const listed = codes.slice(0, shownBins).join(' ') + (codes.length > shownBins ? ' …' : '');
  return (
    <div className="page">
      <PageHead title={t(($) => $.stocktake.new)} back={{ label: t(($) => $.stocktake.back), run: back }}>
        <Button
          variant="primary"
          shortcut="Ctrl+Enter"
          disabled={!ready}
          busy={start.isPending}
          onClick={() => void submit()}
        >
          {t(($) => $.stocktake.start)}
        </Button>
      </PageHead>
      <ErrorBox error={start.error} />
      <FormNav className="count-form" label={t(($) => $.stocktake.new)} onSubmit={() => void submit()}>
        <SelectField
          label={t(($) => $.stocktake.warehouse)}
          value={warehouseId}
          options={(lists?.warehouses ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
        <SelectField
          label={t(($) => $.stocktake.what)}
          value={scope}
          autoFocus
          options={stocktakeScopes.map((value) => ({
            value,
            label: t(($) => $.stocktake.scopeOf[value]),
          }))}
          onChange={(value) => value && setScope(value)}
        />
        {scope === 'bins' && (
          <TextField
            label={t(($) => $.stocktake.bins)}
            value={bins}
            required
            hint={
              codes.length === 0
                ? t(($) => $.stocktake.noBins)
                : t(($) => $.stocktake.binsHint, { bins: listed })
            }
            onChange={setBins}
          />
        )}
        {scope === 'group' && (
          <SelectField
            label={t(($) => $.stocktake.group)}
            value={groupId}
            required
            options={(lists?.groups ?? []).map((group) => ({
              value: group.id,
              label: i18n.language === 'bg' ? group.nameBg : group.nameEn,
            }))}
            onChange={setGroupId}
          />
        )}
        <TextField
          label={t(($) => $.stocktake.note)}
          value={note}
          maxLength={300}
          className="wide"
          onChange={setNote}
        />
        <Check checked={blind} label={t(($) => $.stocktake.blind)} onChange={setBlind} />
      </FormNav>
      <InlineNotice tone="info" bar>
        {t(($) => $.stocktake.frozen)}
      </InlineNotice>
    </div>
  );
}
