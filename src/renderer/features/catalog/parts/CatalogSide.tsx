import { useQuery } from '@renderer/api/useQuery';
import { SideSection } from '@renderer/ui/SidePanel';
import type { NormTarget, OperationRow } from '@shared/features/catalog/model';
import { useTranslation } from 'react-i18next';
import type { TreeNode } from '../catalogTree';
import { type CatalogView, placeOf, treePlace } from '../catalogView';
import { CopyNorms } from './CopyNorms';
import { GroupsForm } from './GroupsForm';
import { MergeForm } from './MergeForm';
import { NormPanel } from './NormPanel';
import { NoteForm } from './NoteForm';
import { OperationForm } from './OperationForm';
import type { OpenPackage } from './PackageEditor';
import { PackagePeek } from './PackagePeek';
import { PackageVersions } from './PackageVersions';
import { type Place, PlaceForm } from './PlaceForm';

/** What the side panel edits; `chosen` follows the row and the place. */
export type Side =
  | { kind: 'chosen' }
  | { kind: 'operation'; operationId: number | null }
  | { kind: 'place'; place: Place }
  | { kind: 'note' }
  | { kind: 'groups' }
  | { kind: 'merge' };

interface CatalogSideProps {
  side: Side;
  view: CatalogView;
  target: NormTarget;
  node: TreeNode | null;
  row: OperationRow | undefined;
  unitsPerHour: number | null;
  noteId: number | null;
  packageId: number | null;
  openPackage: OpenPackage | null;
  mayEdit: boolean;
  onSide: (side: Side) => void;
  onOperation: (id: number) => void;
  onNote: (id: number | null) => void;
  onPackage: (open: OpenPackage) => void;
}

export function CatalogSide(props: CatalogSideProps) {
  const { side, target, node, onSide } = props;
  const { t } = useTranslation();
  const back = () => onSide({ kind: 'chosen' });
  switch (side.kind) {
    case 'operation':
      return (
        <SideSection title={t(($) => $.catalog.add.operation)}>
          <OperationForm
            operationId={side.operationId}
            onSaved={(id) => {
              props.onOperation(id);
              back();
            }}
            onCancel={back}
          />
        </SideSection>
      );
    case 'place':
      return (
        <SideSection title={t(($) => $.catalog.add[side.place.level])}>
          <PlaceForm place={side.place} onSaved={back} onCancel={back} />
        </SideSection>
      );
    case 'groups':
      return (
        <SideSection title={t(($) => $.catalog.groups.title)}>
          <GroupsForm onClose={back} />
        </SideSection>
      );
    case 'merge':
      return target.level === 'make' || target.level === 'model' ? (
        <MergeForm
          key={`${target.level} ${target.targetId}`}
          level={target.level}
          keptId={target.targetId}
          makeId={node?.makeId ?? 0}
          name={node?.label ?? ''}
          onClose={back}
        />
      ) : null;
    case 'note':
      return <NewNote {...props} />;
    case 'chosen':
      return <Chosen {...props} />;
  }
}

function NewNote({ target, node, onSide, onNote }: CatalogSideProps) {
  const { t } = useTranslation();
  const place = treePlace(target);
  if (!place) return null;
  return (
    <SideSection title={t(($) => $.catalog.note.new)} extra={node?.label}>
      <NoteForm
        note={null}
        place={place}
        onSaved={(id) => {
          onNote(id);
          onSide({ kind: 'chosen' });
        }}
      />
    </SideSection>
  );
}

const ignore = () => undefined;

/** What belongs to the chosen row, then to the chosen place. */
function Chosen(props: CatalogSideProps) {
  const { view, target, node, row, unitsPerHour, openPackage, mayEdit } = props;
  const { t } = useTranslation();
  const edited = placeOf(target, node);
  if (view === 'notes') return <ChosenNote {...props} />;
  if (view === 'traits')
    return (
      edited &&
      mayEdit && (
        <SideSection title={node?.label ?? ''}>
          <PlaceForm place={edited} onSaved={ignore} onCancel={ignore} />
        </SideSection>
      )
    );
  if (view === 'packages')
    return openPackage?.kind === 'known' ? (
      <PackageVersions
        packageId={openPackage.packageId}
        shown={openPackage.version}
        target={target}
        onShow={(version) => props.onPackage({ ...openPackage, version })}
      />
    ) : (
      props.packageId !== null && <PackagePeek packageId={props.packageId} target={target} />
    );
  return (
    <>
      {row && (
        <NormPanel
          row={row}
          target={target}
          targetName={node?.label ?? t(($) => $.catalog.all)}
          unitsPerHour={unitsPerHour}
        />
      )}
      {row && mayEdit && (
        <SideSection title={row.code}>
          <OperationForm operationId={row.id} onSaved={ignore} onCancel={ignore} />
        </SideSection>
      )}
      {!row && edited && mayEdit && (
        <SideSection title={node?.label ?? ''}>
          <PlaceForm place={edited} onSaved={ignore} onCancel={ignore} />
        </SideSection>
      )}
      {target.level === 'modification' && node?.modelId && mayEdit && (
        <CopyNorms key={target.targetId} modelId={node.modelId} modificationId={target.targetId} />
      )}
    </>
  );
}

/** A note is edited where it stands, also when it is looked at from a narrower place. */
function ChosenNote({ target, noteId, mayEdit, onNote }: CatalogSideProps) {
  const { t } = useTranslation();
  const { data } = useQuery('catalog.notes', { target }, { tags: ['catalog'], keepPrevious: true });
  const note = data?.notes.find((one) => one.id === noteId);
  if (!note || !mayEdit) return null;
  return (
    <SideSection
      title={t(($) => $.catalog.note.edit)}
      extra={`${t(($) => $.catalog.level[note.level])} ${note.placeName}`}
    >
      <NoteForm key={`${note.id} ${note.version}`} note={note} place={note} onSaved={onNote} />
    </SideSection>
  );
}
