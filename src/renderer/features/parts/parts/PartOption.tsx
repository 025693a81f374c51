import { formatQuantity } from '@shared/kernel/quantity';
import { useTranslation } from 'react-i18next';
import type { FoundPart } from '../findParts';
import { unitText } from '../unitText';

/** A found part in a list: number, name, what is free of it. */
export function PartOption({ part }: { part: FoundPart }) {
  const { t } = useTranslation();
  return (
    <span className="part-option">
      <span className="med nw">{part.number}</span>
      <span className="ell">{part.name}</span>
      <span className="s m nw">{part.brand}</span>
      <span className="s m nw num">
        {part.freeMilli > 0
          ? `${formatQuantity(part.freeMilli)} ${unitText(t, part.unit)}`
          : t(($) => $.parts.find.out)}
      </span>
    </span>
  );
}
