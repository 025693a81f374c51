import { useCommand } from '@renderer/api/useCommand';
import { ConfirmDialog } from '@renderer/ui/dialogs';
import { MenuButton } from '@renderer/ui/MenuButton';
import type { TraitRow } from '@shared/features/traits/model';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface TraitMenuProps {
  trait: TraitRow;
  onStep: (by: 1 | -1) => void;
  onDelete: () => void;
}

/** Order and end of one characteristic: what is in use is taken out of use, never deleted. */
export function TraitMenu({ trait, onStep, onDelete }: TraitMenuProps) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState(false);
  const end = useCommand('traits.setEnded');
  const { values, defaults, changes } = trait.uses;
  const set = async (ended: boolean) => {
    if (await end.attempt({ traitId: trait.id, version: trait.version, ended })) setEnding(false);
  };
  return (
    <>
      <MenuButton
        iconOnly
        icon={Ellipsis}
        label={trait.nameBg}
        items={[
          { id: 'up', label: t(($) => $.traits.up), shortcut: 'Alt+ArrowUp', run: () => onStep(-1) },
          { id: 'down', label: t(($) => $.traits.down), shortcut: 'Alt+ArrowDown', run: () => onStep(1) },
          trait.ended
            ? { id: 'reuse', label: t(($) => $.traits.reuse), run: () => void set(false) }
            : { id: 'end', label: t(($) => $.traits.end), run: () => setEnding(true) },
          {
            id: 'remove',
            label: t(($) => $.traits.remove),
            danger: true,
            disabled: values + defaults + changes > 0,
            reason: t(($) => $.traits.optionUses, { count: values + defaults + changes }),
            run: onDelete,
          },
        ]}
      />
      <ConfirmDialog
        open={ending}
        title={t(($) => $.traits.endTitle, { name: trait.nameBg })}
        text={t(($) => $.traits.endText, { values, defaults })}
        confirmLabel={t(($) => $.traits.endConfirm)}
        busy={end.isPending}
        error={end.error}
        onClose={() => setEnding(false)}
        onConfirm={() => void set(true)}
      />
    </>
  );
}
