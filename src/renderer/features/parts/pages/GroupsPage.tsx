import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { useFrameStatus } from '@renderer/app/frameStatus';
import { Button, IconButton } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav, useMissingText } from '@renderer/ui/fields/form';
import { TextField } from '@renderer/ui/fields/TextField';
import { PageHead } from '@renderer/ui/PageHead';
import { SkeletonRows } from '@renderer/ui/Skeleton';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import type { InputOf, OutputOf } from '@shared/contract/contract';
import { sofiaTime } from '@shared/kernel/dates';
import { useRouter } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import '../parts.css';

type Group = InputOf<'parts.saveGroups'>['groups'][number];
/** A row keeps its key while it is typed and moved. */
type Row = Group & { key: string };

/** The groups of parts, in the order in which every list offers them; saved together. */
export function GroupsPage() {
  const { data, error } = useQuery('parts.lists', {}, { tags: ['parts'] });
  if (data) return <GroupsForm key={JSON.stringify(data.groups)} groups={data.groups} />;
  return <div className="page">{error ? <ErrorBox error={error} /> : <SkeletonRows rows={10} />}</div>;
}

function GroupsForm({ groups }: { groups: OutputOf<'parts.lists'>['groups'] }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const [rows, setRows] = useState<Row[]>(() => groups.map((group) => ({ ...group, key: String(group.id) })));
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const save = useCommand('parts.saveGroups');
  const added = useRef(0);
  useFrameStatus(savedAt && t(($) => $.parts.action.saved, { time: savedAt }));
  const missing = rows.filter((row) => !row.nameBg.trim() || !row.nameEn.trim()).length;
  const reason = useMissingText(missing);

  const change = (key: string, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () => {
    added.current += 1;
    setRows([...rows, { id: null, nameBg: '', nameEn: '', key: `new${added.current}` }]);
  };
  const move = (at: number, by: 1 | -1) => {
    const next = [...rows];
    const [row] = next.splice(at, 1);
    if (row) next.splice(at + by, 0, row);
    setRows(next);
  };
  const submit = async () => {
    if (missing > 0) return;
    const saved = await save.attempt({ groups: rows.map(({ key: _key, ...group }) => group) });
    if (saved) setSavedAt(sofiaTime(Date.now()));
  };
  useShortcuts([
    { keys: 'Ctrl+S', label: t(($) => $.ui.save), run: () => void submit() },
    { keys: 'Insert', label: t(($) => $.parts.groups.add), run: add },
    { keys: 'Esc', label: t(($) => $.parts.back), run: () => history.back() },
  ]);
  return (
    <div className="page">
      <PageHead
        title={t(($) => $.parts.groups.title)}
        scope={t(($) => $.parts.groups.scope)}
        back={{ label: t(($) => $.parts.back), run: () => history.back() }}
      >
        <Button icon={Plus} shortcut="Insert" onClick={add}>
          {t(($) => $.parts.groups.add)}
        </Button>
        <Button
          variant="primary"
          shortcut="Ctrl+S"
          busy={save.isPending}
          disabled={missing > 0}
          reason={reason}
          onClick={() => void submit()}
        >
          {t(($) => $.parts.action.save)}
        </Button>
      </PageHead>
      <FormNav className="part-groups" label={t(($) => $.parts.groups.title)} onSubmit={() => void submit()}>
        <ErrorBox error={save.error} />
        {rows.map((row, at) => (
          <div key={row.key} className="part-group-row">
            <TextField
              label={t(($) => $.parts.groups.nameBg)}
              hideLabel={at > 0}
              maxLength={40}
              required
              autoFocus={row.id === null}
              value={row.nameBg}
              onChange={(nameBg) => change(row.key, { nameBg })}
            />
            <TextField
              label={t(($) => $.parts.groups.nameEn)}
              hideLabel={at > 0}
              maxLength={40}
              required
              value={row.nameEn}
              onChange={(nameEn) => change(row.key, { nameEn })}
            />
            <IconButton
              icon={ArrowUp}
              small
              variant="ghost"
              disabled={at === 0}
              label={t(($) => $.parts.groups.up, { name: row.nameBg })}
              onClick={() => move(at, -1)}
            />
            <IconButton
              icon={ArrowDown}
              small
              variant="ghost"
              disabled={at === rows.length - 1}
              label={t(($) => $.parts.groups.down, { name: row.nameBg })}
              onClick={() => move(at, 1)}
            />
            <IconButton
              icon={X}
              small
              variant="ghost"
              disabled={rows.length === 1}
              label={t(($) => $.parts.groups.remove, { name: row.nameBg })}
              onClick={() => setRows(rows.filter((one) => one.key !== row.key))}
            />
          </div>
        ))}
      </FormNav>
    </div>
  );
}
