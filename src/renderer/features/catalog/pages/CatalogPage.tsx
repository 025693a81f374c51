import { useQuery } from '@renderer/api/useQuery';
import { useSession } from '@renderer/app/session';
import { Button } from '@renderer/ui/Button';
import { MenuButton } from '@renderer/ui/MenuButton';
import { PageHead } from '@renderer/ui/PageHead';
import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { useDebounced } from '@renderer/ui/useDebounced';
import type { NormTarget } from '@shared/features/catalog/model';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyOf, type OpenPath, type TreeNode, useTreeNodes } from '../catalogTree';
import { CatalogTree } from '../parts/CatalogTree';
import { CopyNorms } from '../parts/CopyNorms';
import { NormPanel } from '../parts/NormPanel';
import { OperationForm } from '../parts/OperationForm';
import { OperationTable } from '../parts/OperationTable';
import { type Place, PlaceForm } from '../parts/PlaceForm';
import '../catalog.css';

const everything: NormTarget = { level: 'all', targetId: 0 };

/** What the side panel edits. */
type Side =
  | { kind: 'operation'; operationId: number | null }
  | { kind: 'place'; place: Place }
  | { kind: 'norm' };

/** Каталог: the tree, the operations as the chosen place sees them, and the panel that changes either. */
export function CatalogPage() {
  const { t } = useTranslation();
  const { may } = useSession();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<OpenPath>({ makeId: null, modelId: null });
  const [chosen, setChosen] = useState<TreeNode | null>(null);
  const [operationId, setOperationId] = useState<number | null>(null);
  const [side, setSide] = useState<Side>({ kind: 'norm' });
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
    { tags: ['catalog', 'operation'], keepPrevious: true },
  );
  const row = data?.rows.find((one) => one.id === operationId);
  const mayEdit = may('catalog.edit');
  const addOperation = () => setSide({ kind: 'operation', operationId: null });
  useShortcuts([
    { keys: 'Ctrl+N', label: t(($) => $.catalog.add.operation), enabled: mayEdit, run: addOperation },
  ]);

  const select = (node: TreeNode) => {
    setChosen(node);
    setSide({ kind: 'norm' });
  };
  const toggle = ({ target: { level, targetId }, makeId }: TreeNode, opened: boolean) => {
    if (level === 'make') setOpen({ makeId: opened ? targetId : null, modelId: null });
    if (level === 'model') setOpen({ makeId, modelId: opened ? targetId : null });
  };
  const edited = placeOf(target, current);

  return (
    <div className="page">
      <PageHead title={t(($) => $.catalog.title)} scope={current?.label}>
        {mayEdit && (
          <>
            <MenuButton
              label={t(($) => $.catalog.tree)}
              icon={Plus}
              items={newPlaces(current).map((place) => ({
                id: place.level,
                label: t(($) => $.catalog.add[place.level]),
                run: () => setSide({ kind: 'place', place }),
              }))}
            />
            <Button variant="primary" icon={Plus} shortcut="Ctrl+N" onClick={addOperation}>
              {t(($) => $.catalog.add.operation)}
            </Button>
          </>
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
        />
        <div className="catalog-main">
          <OperationTable
            target={target}
            selectedKey={operationId}
            onSelect={(one) => {
              setOperationId(one.id);
              setSide({ kind: 'norm' });
            }}
          />
        </div>
        <SidePanel label={t(($) => $.catalog.edit)}>
          {side.kind === 'operation' && (
            <SideSection title={t(($) => $.catalog.add.operation)}>
              <OperationForm
                operationId={side.operationId}
                onSaved={(id) => {
                  setOperationId(id);
                  setSide({ kind: 'norm' });
                }}
                onCancel={() => setSide({ kind: 'norm' })}
              />
            </SideSection>
          )}
          {side.kind === 'place' && (
            <SideSection title={t(($) => $.catalog.add[side.place.level])}>
              <PlaceForm
                place={side.place}
                onSaved={() => setSide({ kind: 'norm' })}
                onCancel={() => setSide({ kind: 'norm' })}
              />
            </SideSection>
          )}
          {side.kind === 'norm' && (
            <>
              {row && (
                <NormPanel
                  row={row}
                  target={target}
                  targetName={current?.label ?? t(($) => $.catalog.all)}
                  unitsPerHour={data?.unitsPerHour ?? null}
                />
              )}
              {row && mayEdit && (
                <SideSection title={row.code}>
                  <OperationForm operationId={row.id} onSaved={() => undefined} onCancel={() => undefined} />
                </SideSection>
              )}
              {!row && !edited && <p className="side-empty m">{t(($) => $.catalog.nothingChosen)}</p>}
              {!row && edited && mayEdit && (
                <SideSection title={current?.label ?? ''}>
                  <PlaceForm place={edited} onSaved={() => undefined} onCancel={() => undefined} />
                </SideSection>
              )}
              {target.level === 'modification' && current?.modelId && mayEdit && (
                <CopyNorms key={target.targetId} modelId={current.modelId} modificationId={target.targetId} />
              )}
            </>
          )}
        </SidePanel>
      </div>
    </div>
  );
}

/** What the chosen node is as something to edit; classes and „всички“ are not edited here. */
function placeOf({ level, targetId }: NormTarget, node: TreeNode | null): Place | null {
  if (level === 'make') return { level, id: targetId, parentId: null };
  if (level === 'model') return { level, id: targetId, parentId: node?.makeId ?? null };
  if (level === 'modification') return { level, id: targetId, parentId: node?.modelId ?? null };
  return null;
}

/** New places that make sense from where the tree stands. */
function newPlaces(node: TreeNode | null): Place[] {
  const places: Place[] = [{ level: 'make', id: null, parentId: null }];
  if (node?.makeId) places.push({ level: 'model', id: null, parentId: node.makeId });
  if (node?.modelId) places.push({ level: 'modification', id: null, parentId: node.modelId });
  return places;
}
