import Menu from '@mui/material/Menu';
import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import type { ListViewsProps } from '@renderer/ui/listTools';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { toast } from '@renderer/ui/toast';
import type { SavedView } from '@shared/features/views/model';
import { LayoutList } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSameState, rememberedView, rememberView } from '../viewState';
import { RemoveViewDialog, ViewDialog } from './ViewDialog';
import { viewItems } from './ViewItems';

type Asked = 'new' | 'edit' | 'remove' | null;

/** The button of a list's saved views: choose one, see that it was changed, save it or go back (product §5). */
export function ViewsOfList(props: ListViewsProps) {
  const { session } = useSession();
  const userId = session?.signedIn?.id;
  return userId === undefined ? null : <OwnViews key={userId} {...props} userId={userId} />;
}

function OwnViews(props: ListViewsProps & { userId: number }) {
  const { list, label, state, usual, apply, onChosen, userId } = props;
  const { t } = useTranslation();
  const { may } = useSession();
  const { data } = useQuery('views.list', { list }, { tags: ['listView'] });
  const save = useCommand('views.save');
  const setDefault = useCommand('views.setDefault');
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<Asked>(null);
  const [chosenId, setChosenId] = useState<number | null>(null);
  const views = data?.views ?? [];
  const chosen = views.find(({ id }) => id === chosenId) ?? null;
  const changed = !isSameState(state, chosen?.state ?? usual);
  const mayEdit =
    chosen !== null && (chosen.own || may('data.shareViews')) && (!chosen.shared || may('data.shareViews'));

  const choose = (view: SavedView | null) => {
    setChosenId(view?.id ?? null);
    rememberView(userId, list, view?.id ?? null);
    onChosen(view?.name ?? null);
    apply(view?.state ?? usual);
  };
  useOpening(data, (openingId) => {
    const remembered = rememberedView(userId, list);
    const wanted = remembered === null ? openingId : Number(remembered);
    const view = views.find(({ id }) => id === wanted);
    if (view) choose(view);
  });
  useShortcuts([{ keys: 'Alt+V', label: t(($) => $.views.key), bar: false, run: () => setOpen(true) }]);

  const store = async () => {
    if (!chosen) return;
    const { id: viewId, version, name, shared } = chosen;
    const done = await save.attempt({ viewId, version, list, name, shared, state });
    if (done) toast.show({ text: t(($) => $.views.saved, { name }), glyph: 'ok' });
  };
  const acts = {
    choose,
    save: changed && mayEdit ? () => void store() : undefined,
    saveAs: () => setAsked('new'),
    reset: changed ? () => apply(chosen?.state ?? usual) : undefined,
    makeDefault:
      (data?.defaultId ?? null) === (chosen?.id ?? null)
        ? undefined
        : () => void setDefault.attempt({ list, viewId: chosen?.id ?? null }),
    edit: mayEdit ? () => setAsked('edit') : undefined,
    remove: mayEdit ? () => setAsked('remove') : undefined,
  };
  const name = chosen?.name ?? t(($) => $.views.usual);
  return (
    <>
      <Button
        ref={setButton}
        small
        variant="ghost"
        icon={LayoutList}
        className="view-button"
        busy={save.isPending}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={`${t(($) => $.views.button)}: ${name}${chosen && changed ? `, ${t(($) => $.views.changed)}` : ''}`}
        onClick={() => setOpen(true)}
      >
        <span className="ell">{name}</span>
        {chosen && changed && <span className="m">{` · ${t(($) => $.views.changed)}`}</span>}
      </Button>
      <Menu
        anchorEl={button}
        open={open}
        onClose={() => setOpen(false)}
        transitionDuration={0}
        slotProps={{ list: { 'aria-label': t(($) => $.views.button), dense: true } }}
      >
        {viewItems({
          t,
          views,
          chosen,
          defaultId: data?.defaultId ?? null,
          acts,
          close: () => setOpen(false),
        })}
      </Menu>
      {(asked === 'new' || (asked === 'edit' && chosen)) && (
        <ViewDialog
          {...{ list, label, state }}
          view={asked === 'edit' ? chosen : null}
          onSaved={(viewId, viewName) => {
            setAsked(null);
            setChosenId(viewId);
            rememberView(userId, list, viewId);
            onChosen(viewName);
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'remove' && chosen && (
        <RemoveViewDialog
          view={chosen}
          onRemoved={() => {
            setAsked(null);
            choose(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

/** Once, when the views are known for the first time. */
function useOpening(
  data: { defaultId: number | null } | undefined,
  open: (defaultId: number | null) => void,
): void {
  const opened = useRef(false);
  useEffect(() => {
    if (!data || opened.current) return;
    opened.current = true;
    open(data.defaultId);
  });
}
