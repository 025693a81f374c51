import { useQuery } from '@renderer/api/useQuery';
import { Button } from '@renderer/ui/Button';
import { Check } from '@renderer/ui/Check';
import { TextField } from '@renderer/ui/fields/TextField';
import { SideSection } from '@renderer/ui/SidePanel';
import { useDebounced } from '@renderer/ui/useDebounced';
import { formatMoney } from '@shared/kernel/money';
import { formatHours } from '@shared/kernel/quantity';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewLine } from '../newLines';
import { type Pick, PickList } from './PickList';

interface OffersPanelProps {
  assetId: number;
  text: string;
  /** Also what is for other items. */
  all: boolean;
  onPick: (line: NewLine) => void;
  onClose: () => void;
}

const shown = 30;

/** Packages for the item, chosen by a digit; on request also packages and operations that are for other items. */
export function OffersPanel({ assetId, text: firstText, all: firstAll, onPick, onClose }: OffersPanelProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'bg';
  const [text, setText] = useState(firstText);
  const [all, setAll] = useState(firstAll);
  const asked = { assetId, text: useDebounced(text, 120).trim(), limit: shown, all };
  const packages = useQuery('catalog.packagesFor', asked, { tags: ['catalog'], keepPrevious: true }).data;
  const operations = useQuery('catalog.operationsFor', asked, {
    ...{ tags: ['catalog'], keepPrevious: true, enabled: all },
  }).data;
  const others = all ? (operations ?? []).filter((offer) => !offer.fits) : [];
  const picks = [
    ...(packages?.rows ?? []).map(
      (row): Pick => ({
        id: `package:${row.id}`,
        ...(row.fits ? {} : { group: t(($) => $.orders.offers.forOthers) }),
        content: <Offer name={row.name[language]} fact={formatMoney(row.netCents)} />,
        run: () => onPick({ kind: 'package', id: row.id, name: row.name.bg, forOthers: !row.fits }),
      }),
    ),
    ...others.map(
      (offer): Pick => ({
        id: `operation:${offer.operationId}`,
        group: t(($) => $.orders.offers.forOthers),
        content: (
          <Offer
            name={offer.name[language]}
            fact={offer.normSec === null ? t(($) => $.orders.line.noNorm) : formatHours(offer.normSec)}
          />
        ),
        run: () => {
          const { operationId: id, name } = offer;
          onPick({ kind: 'operation', id, name: name.bg, forOthers: true });
        },
      }),
    ),
  ];
  return (
    <SideSection title={t(($) => $.orders.offers.title)} count={packages ? picks.length : undefined}>
      <div className="side-form compact">
        <TextField
          label={t(($) => $.orders.offers.filter)}
          hideLabel
          placeholder={t(($) => $.orders.offers.filter)}
          value={text}
          maxLength={80}
          onChange={setText}
        />
        <Check checked={all} label={t(($) => $.orders.offers.all)} onChange={setAll} />
      </div>
      {packages && picks.length === 0 && <p className="side-note m">{t(($) => $.orders.offers.none)}</p>}
      {/* The list takes the keyboard as soon as it is there: one digit chooses. */}
      <PickList
        key={packages ? 'ready' : 'asking'}
        label={t(($) => $.orders.offers.title)}
        picks={withoutRepeatedGroups(picks)}
        focusSignal={packages && picks.length > 0 ? 1 : 0}
      />
      <div className="side-acts">
        <Button small shortcut="Esc" onClick={onClose}>
          {t(($) => $.ui.close)}
        </Button>
      </div>
    </SideSection>
  );
}

/** A heading stands above the first of its group only. */
function withoutRepeatedGroups(picks: readonly Pick[]): Pick[] {
  return picks.map((pick, at) =>
    picks[at - 1]?.group === pick.group ? { ...pick, group: undefined } : pick,
  );
}

function Offer({ name, fact }: { name: string; fact: string }) {
  return (
    <span className="row grow offer-line">
      <span className="grow ell">{name}</span>
      <span className="num nw">{fact}</span>
    </span>
  );
}
