import { useCommand } from '@renderer/api/useCommand';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { MoneyField } from '@renderer/ui/fields/numbers';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import type { StocktakeCard, StocktakeLine } from '@shared/features/stocktake/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FoundPart, findParts } from '../../parts/findParts';

const open = new Set(['counting', 'recount', 'counted']);

/** What the selected line lacks: a part for an unknown code, a cost for a surplus that never had one. */
export function LineStrip({ card, line }: { card: StocktakeCard; line: StocktakeLine }) {
  const { may } = useSession();
  if (line.partId === null && open.has(card.state) && may('stock.count'))
    return <PartOfCode card={card} line={line} />;
  const lacksCost = (line.differenceMilli ?? 0) > 0 && line.unitCostCents === null;
  if (lacksCost && card.state === 'counted' && may('stock.approveCount') && may('parts.viewCost'))
    return <CostOfSurplus card={card} line={line} />;
  return null;
}

function PartOfCode({ card, line }: { card: StocktakeCard; line: StocktakeLine }) {
  const { t } = useTranslation();
  const resolve = useCommand('stocktake.resolve');
  const settle = (partId: number | null) =>
    void resolve.attempt({ stocktakeId: card.id, lineId: line.id, partId });
  return (
    <span className="row">
      <SearchPicker<FoundPart>
        label={t(($) => $.stocktake.resolve, { code: line.code ?? '' })}
        placeholder={t(($) => $.stocktake.resolve, { code: line.code ?? '' })}
        hideLabel
        autoFocus
        value={null}
        minLength={1}
        load={(query) => findParts(query)}
        optionKey={(part) => part.id}
        optionText={(part) => `${part.number} · ${part.name}`}
        onChange={(part) => part && settle(part.id)}
      />
      <Button small busy={resolve.isPending} onClick={() => settle(null)}>
        {t(($) => $.stocktake.drop)}
      </Button>
      <ErrorBox error={resolve.error} />
    </span>
  );
}

function CostOfSurplus({ card, line }: { card: StocktakeCard; line: StocktakeLine }) {
  const { t } = useTranslation();
  const [cents, setCents] = useState<number | null>(null);
  const set = useCommand('stocktake.setCost');
  const ready = cents !== null && !Number.isNaN(cents);
  const submit = () =>
    ready && void set.attempt({ stocktakeId: card.id, lineId: line.id, unitCostCents: cents });
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <MoneyField
        label={t(($) => $.stocktake.typeCost)}
        placeholder={t(($) => $.stocktake.typeCost)}
        hideLabel
        autoFocus
        unit="€"
        min={0}
        value={cents}
        onChange={setCents}
      />
      <Button small disabled={!ready} busy={set.isPending} onClick={submit}>
        {t(($) => $.kits.save)}
      </Button>
      <ErrorBox error={set.error} />
    </form>
  );
}
