import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { MenuButton } from '@renderer/ui/MenuButton';
import { PageHead } from '@renderer/ui/PageHead';
import { Seg } from '@renderer/ui/Seg';
import { SidePanel } from '@renderer/ui/SidePanel';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { useDebounced } from '@renderer/ui/useDebounced';
import type { NormTarget } from '@shared/features/catalog/model';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceTraits } from '../../traits/parts/PlaceTraits';
import { keyOf, type OpenPath, type TreeNode, useTreeNodes } from '../catalogTree';
import { type CatalogView, catalogViews, newPlaces, treePlace } from '../catalogView';
import { CatalogSide, type Side } from '../parts/CatalogSide';
import { CatalogTree } from '../parts/CatalogTree';
import { NoteTable } from '../parts/NoteTable';
import { OperationTable } from '../parts/OperationTable';
import { type OpenPackage, PackageEditor } from '../parts/PackageEditor';
import { PackageTable } from '../parts/PackageTable';
import '../catalog.css';

const everything: NormTarget = { level: 'all', targetId: 0 };

interface CatalogPageProps {
  /** A package is made from this finished order. */
  packageFrom?: number;
}

/** Каталог: the tree, what the chosen place of it has, and the panel that changes it. */
export function CatalogPage({ packageFrom }: CatalogPageProps) {
  const { t } = useTranslation();
  const { may } = useSession();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<OpenPath>({ makeId: null, modelId: null });
  const [chosen, setChosen] = useState<TreeNode | null>(null);
  const [view, setView] = useState<CatalogView>(packageFrom === undefined ? 'operations' : 'packages');
  const [operationId, setOperationId] = useState<number | null>(null);
  const [packageId, setPackageId] = useState<number | null>(null);
  const [noteId, setNoteId] = useState<number | null>(null);
  const [openPackage, setOpenPackage] = useState<OpenPackage | null>(
    packageFrom === undefined ? null : { kind: 'order', orderId: packageFrom },
  );
  const [side, setSide] = useState<Side>({ kind: 'chosen' });
  const main = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const toTable = () => main.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  // The panel follows the row; its first field is there with the next paint.
  const toPanel = () =>
    setTimeout(() => panel.current?.querySelector<HTMLElement>('input, textarea')?.focus(), 80);
  const asked = useDebounced(text, 120);
  const nodes = useTreeNodes(
    asked,
    open,
    t(($) => $.catalog.all),
  );
  const target = chosen?.target ?? everything;
  const current = nodes.find((node) => node.key === keyOf(target)) ?? chosen;
  const { data } = useQuery(
    'catalog.operations',
    { target, text: '', groupId: null, ownOnly: false, inactive: true },
    { tags: ['catalog', 'operation'], keepPrevious: true, enabled: view === 'operations' },
  );
  const mayEdit = may('catalog.edit');
  const choose = (next: CatalogView) => {
    setView(next);
    setSide({ kind: 'chosen' });
    if (next !== 'packages') setOpenPackage(null);
  };
  const add = {
    operations: () => setSide({ kind: 'operation', operationId: null }),
    packages: () => setOpenPackage({ kind: 'new' }),
    notes: () => setSide({ kind: 'note' }),
    traits: null,
  }[view];
  const canAdd = mayEdit && add !== null && !(view === 'notes' && target.level === 'all');
  const addLabel = {
    operations: t(($) => $.catalog.add.operation),
    packages: t(($) => $.catalog.package.new),
    notes: t(($) => $.catalog.note.new),
    traits: t(($) => $.traits.add),
  }[view];
  useShortcuts([
    { keys: 'Ctrl+N', label: addLabel, enabled: canAdd, run: () => add?.() },
    ...catalogViews.map((one, at) => ({
      keys: `Alt+${at + 1}`,
      label: t(($) => $.catalog.view[one]),
      bar: false,
      run: () => choose(one),
    })),
  ]);

  const select = (node: TreeNode) => {
    setChosen(node);
    // A find stays in sight when the search is cleared: its branch is open.
    if (asked.trim() !== '')
      setOpen({ makeId: node.makeId, modelId: node.target.level === 'modification' ? node.modelId : null });
    setNoteId(null);
    setSide({ kind: 'chosen' });
  };
  const toggle = ({ target: { level, targetId }, makeId }: TreeNode, opened: boolean) => {
    if (level === 'make') setOpen({ makeId: opened ? targetId : null, modelId: null });
    if (level === 'model') setOpen({ makeId, modelId: opened ? targetId : null });
  };
  const choosing = (row: () => void) => {
    row();
    setSide({ kind: 'chosen' });
  };
  const editing = view === 'packages' && openPackage !== null;

  return (
    <div className="page">
      <PageHead title={t(($) => $.catalog.title)} scope={current?.label}>
        {mayEdit && (
          <MenuButton
            label={t(($) => $.catalog.tree)}
            icon={Plus}
            items={[
              ...newPlaces(current).map((place) => ({
                id: place.level,
                label: t(($) => $.catalog.add[place.level]),
                run: () => setSide({ kind: 'place', place }),
              })),
              ...(target.level === 'make' || target.level === 'model'
                ? [
                    {
                      id: 'merge',
                      label: t(($) => $.catalog.merge.open),
                      run: () => setSide({ kind: 'merge' }),
                    },
                  ]
                : []),
              {
                id: 'groups',
                label: t(($) => $.catalog.groups.manage),
                run: () => setSide({ kind: 'groups' }),
              },
            ]}
          />
        )}
        {canAdd && add && !editing && (
          <Button variant="primary" icon={Plus} shortcut="Ctrl+N" onClick={add}>
            {addLabel}
          </Button>
        )}
      </PageHead>
      <div className="catalog">
        <CatalogTree
          nodes={nodes}
          text={text}
          onText={setText}
          selectedKey={keyOf(target)}
          onSelect={select}
          onToggle={toggle}
          onEnter={toTable}
        />
        <div ref={main} className="catalog-main">
          {!editing && (
            <div className="catalog-views">
              <Seg<CatalogView>
                label={t(($) => $.catalog.view.label)}
                value={view}
                options={catalogViews.map((value) => ({ value, label: t(($) => $.catalog.view[value]) }))}
                onChange={choose}
              />
            </div>
          )}
          {view === 'operations' && (
            <OperationTable
              target={target}
              selectedKey={operationId}
              onSelect={(one) => choosing(() => setOperationId(one.id))}
              onOpen={(one) => {
                choosing(() => setOperationId(one.id));
                toPanel();
              }}
            />
          )}
          {view === 'packages' && openPackage === null && (
            <PackageTable
              target={target}
              onOpen={(id) => setOpenPackage({ kind: 'known', packageId: id, version: null })}
              onSelect={(id) => choosing(() => setPackageId(id))}
            />
          )}
          {view === 'packages' && openPackage !== null && (
            <PackageEditor
              open={openPackage}
              target={target}
              mayEdit={mayEdit}
              onOpen={setOpenPackage}
              onBack={() => setOpenPackage(null)}
            />
          )}
          {view === 'traits' && <PlaceTraits place={treePlace(target)} />}
          {view === 'notes' && (
            <NoteTable
              target={target}
              selectedKey={noteId}
              onSelect={(note) => choosing(() => setNoteId(note.id))}
              onOpen={(note) => {
                choosing(() => setNoteId(note.id));
                toPanel();
              }}
            />
          )}
        </div>
        {(!editing || openPackage.kind === 'known' || side.kind !== 'chosen') && (
          <SidePanel label={t(($) => $.catalog.edit)}>
            <div ref={panel} className="catalog-panel">
              <CatalogSide
                side={side}
                view={view}
                target={target}
                node={current}
                row={data?.rows.find((one) => one.id === operationId)}
                unitsPerHour={data?.unitsPerHour ?? null}
                noteId={noteId}
                packageId={packageId}
                openPackage={openPackage}
                mayEdit={mayEdit}
                onSide={setSide}
                onOperation={setOperationId}
                onNote={setNoteId}
                onPackage={setOpenPackage}
              />
            </div>
          </SidePanel>
        )}
      </div>
    </div>
  );
}
