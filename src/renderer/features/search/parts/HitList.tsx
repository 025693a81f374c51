import { useSession } from '@renderer/app/session';
import { PlateChip, SerialChip } from '@renderer/ui/AssetChip';
import { Highlight } from '@renderer/ui/Highlight';
import { Icon } from '@renderer/ui/Icon';
import type { AssetHit, Hit, SearchGroupKey, SearchResult } from '@shared/features/search/model';
import { Building2, ClipboardList, Cog, ReceiptText, User } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { hitKey } from '../counter';
import '../search.css';

interface HitListProps {
  id: string;
  result: SearchResult;
  chosen: Hit | undefined;
  onChoose: (hit: Hit) => void;
  onOpen: (hit: Hit) => void;
}

/** Found things by group, what matched marked; the keys act in the search field. */
export function HitList({ id, result, chosen, onChoose, onOpen }: HitListProps) {
  const { t } = useTranslation();
  const groupName = useGroupName();
  return (
    <div id={id} className="hits" role="listbox" aria-label={t(($) => $.search.found)}>
      {result.groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox, not of form fields
        <div key={group.key} role="group" aria-labelledby={`${id}-${group.key}`}>
          {/* In a listbox a heading is no allowed child: the name of the group says it. */}
          <div id={`${id}-${group.key}`} className="head" role="presentation">
            {groupName(group.key)}
          </div>
          {group.hits.map((hit) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys act in the search field
            <div
              key={hitKey(hit)}
              id={`${id}-${hitKey(hit)}`}
              className="hit"
              role="option"
              tabIndex={-1}
              aria-selected={hit === chosen}
              ref={hit === chosen ? scrollIntoView : undefined}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(hit)}
              onDoubleClick={() => onOpen(hit)}
            >
              <HitRow hit={hit} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

const scrollIntoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

function useGroupName(): (key: SearchGroupKey) => string {
  const { t } = useTranslation();
  const { session } = useSession();
  return (key) =>
    key === 'assets' && session?.workshop.mode !== 'auto'
      ? t(($) => $.search.group.assetsGeneric)
      : t(($) => $.search.group[key]);
}

function HitRow({ hit }: { hit: Hit }) {
  if (hit.kind === 'asset') return <AssetRow hit={hit} />;
  const icon = {
    party: hit.kind === 'party' && hit.partyKind === 'firm' ? Building2 : User,
    order: ClipboardList,
    invoice: ReceiptText,
    part: Cog,
  }[hit.kind];
  return (
    <>
      <span className="l1 ic">
        <Icon of={icon} className="mm" />
      </span>
      <span className="l2">
        <span className="ell med">
          <Highlight {...hit.title} />
        </span>
        <span className="ell s m">
          <Highlight {...hit.line} />
        </span>
      </span>
    </>
  );
}

function AssetRow({ hit }: { hit: AssetHit }) {
  const { t } = useTranslation();
  const { plate, serial } = hit;
  const kind = hit.lineKind;
  return (
    <>
      <span className="l1">
        {plate ? (
          <PlateChip plate={plate.text} ranges={plate.ranges} />
        ) : (
          serial && <SerialChip serial={serial.text} ranges={serial.ranges} />
        )}
      </span>
      <span className="l2">
        <span className="ell med">
          <Highlight {...hit.title} />
        </span>
        <span className="ell s m">
          {kind !== 'owner' && `${t(($) => $.search.line[kind])} `}
          <Highlight {...hit.line} />
        </span>
      </span>
    </>
  );
}
