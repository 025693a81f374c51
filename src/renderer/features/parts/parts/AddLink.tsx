import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { DateField } from '@renderer/ui/fields/DateField';
import { FormNav } from '@renderer/ui/fields/form';
import { QuantityField } from '@renderer/ui/fields/numbers';
import { SearchPicker } from '@renderer/ui/fields/SearchPicker';
import { Seg } from '@renderer/ui/Seg';
import type { OutputOf } from '@shared/contract/contract';
import type { PartLink } from '@shared/features/parts/model';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FoundPart, findParts } from '../findParts';
import { PartOption } from './PartOption';

type Kind = PartLink['kind'];

/** A new link of the card: what takes its place, alone or in a set, or serves as well, and from when until when. */
export function AddLink({ card, onDone }: { card: OutputOf<'parts.card'>; onDone: () => void }) {
  const { t } = useTranslation();
  const add = useCommand('parts.addSubstitute');
  const [kind, setKind] = useState<Kind>('replaced');
  const [part, setPart] = useState<FoundPart | null>(null);
  const [quantityMilli, setQuantity] = useState<number | null>(1000);
  const [fromOn, setFromOn] = useState<string | null>(null);
  const [toOn, setToOn] = useState<string | null>(null);
  const submit = async () => {
    if (!part) return;
    const link = { partId: card.id, substituteId: part.id, kind, fromOn, toOn };
    const made = await add.attempt({ ...link, quantityMilli: quantityMilli ?? 1000 });
    if (made) onDone();
  };
  return (
    <FormNav className="sub-add" label={t(($) => $.parts.substitutes.title)} onSubmit={() => void submit()}>
      <Seg<Kind>
        label={t(($) => $.parts.substitutes.kind)}
        value={kind}
        options={[
          { value: 'replaced', label: t(($) => $.parts.substitutes.replaced) },
          { value: 'set', label: t(($) => $.parts.substitutes.set) },
          { value: 'equal', label: t(($) => $.parts.substitutes.equal) },
        ]}
        onChange={setKind}
      />
      <div className={kind === 'set' ? 'two' : undefined}>
        <SearchPicker<FoundPart>
          label={t(($) => $.parts.substitutes.part)}
          value={part}
          onChange={setPart}
          load={async (text) => (await findParts(text)).filter((found) => found.id !== card.id)}
          optionKey={(found) => found.id}
          optionText={(found) => found.number}
          renderOption={(found) => <PartOption part={found} />}
          minLength={2}
          autoFocus
        />
        {kind === 'set' && (
          <QuantityField
            label={t(($) => $.parts.substitutes.quantity)}
            value={quantityMilli}
            onChange={setQuantity}
          />
        )}
      </div>
      <div className="two">
        <DateField label={t(($) => $.parts.substitutes.from)} value={fromOn} onChange={setFromOn} />
        <DateField label={t(($) => $.parts.substitutes.to)} value={toOn} onChange={setToOn} />
      </div>
      <ErrorBox error={add.error} />
      <div className="row">
        <Button
          small
          variant="primary"
          disabled={part === null}
          busy={add.isPending}
          onClick={() => void submit()}
        >
          {t(($) => $.parts.substitutes.add)}
        </Button>
        <Button small onClick={onDone}>
          {t(($) => $.ui.cancel)}
        </Button>
      </div>
    </FormNav>
  );
}
