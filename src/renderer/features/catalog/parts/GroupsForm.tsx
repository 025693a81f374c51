import { useCommand } from '@renderer/api/useCommand';
import { useQuery } from '@renderer/api/useQuery';
import { Button, IconButton } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav } from '@renderer/ui/fields/form';
import { TextField } from '@renderer/ui/fields/TextField';
import type { OutputOf } from '@shared/contract/contract';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Group = OutputOf<'catalog.lists'>['groups'][number];
interface Typed {
  key: string;
  id: number | null;
  nameBg: string;
  nameEn: string;
}

/** The groups of operations as one list: names, order, new ones, those without operations away. */
export function GroupsForm({ onClose }: { onClose: () => void }) {
  const { data } = useQuery('catalog.lists', {}, { tags: ['catalog'] });
  return data ? <Editor groups={data.groups} onClose={onClose} /> : null;
}

function Editor({ groups, onClose }: { groups: readonly Group[]; onClose: () => void }) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<Typed[]>(() =>
    groups.map(({ id, name }) => ({ key: String(id), id, nameBg: name.bg, nameEn: name.en })),
  );
  const save = useCommand('catalog.saveGroups');
  const ready = rows.every(({ nameBg }) => nameBg.trim() !== '');
  const change = (key: string, patch: Partial<Typed>) =>
    setRows((all) => all.map((row) => (row.key === key ? { ...row, ...patch } : row)));
  const move = (from: number, to: number) =>
    setRows((all) => {
      const moved = all[from];
      return moved ? all.toSpliced(from, 1).toSpliced(to, 0, moved) : all;
    });
  const submit = async () => {
    if (!ready) return;
    const typed = rows.map(({ id, nameBg, nameEn }) => ({ id, nameBg, nameEn: nameEn.trim() || nameBg }));
    if (await save.attempt({ groups: typed })) onClose();
  };
  return (
    <FormNav className="catalog-form" label={t(($) => $.catalog.groups.title)} onSubmit={() => void submit()}>
      <ErrorBox error={save.error} />
      <ul className="groups-list">
        {rows.map((row, at) => (
          <li key={row.key}>
            <TextField
              label={t(($) => $.catalog.groups.nameBg, { number: at + 1 })}
              hideLabel
              value={row.nameBg}
              maxLength={80}
              required
              autoFocus={row.id === null}
              onChange={(nameBg) => change(row.key, { nameBg })}
            />
            <span className="row">
              <IconButton
                icon={ArrowUp}
                label={t(($) => $.catalog.groups.up, { name: row.nameBg })}
                disabled={at === 0}
                onClick={() => move(at, at - 1)}
              />
              <IconButton
                icon={ArrowDown}
                label={t(($) => $.catalog.groups.down, { name: row.nameBg })}
                disabled={at === rows.length - 1}
                onClick={() => move(at, at + 1)}
              />
              <IconButton
                icon={X}
                label={t(($) => $.catalog.groups.remove, { name: row.nameBg })}
                disabled={rows.length === 1}
                onClick={() => setRows((all) => all.filter((one) => one !== row))}
              />
            </span>
            <TextField
              label={t(($) => $.catalog.groups.nameEn, { number: at + 1 })}
              hideLabel
              placeholder={t(($) => $.catalog.field.nameEn)}
              value={row.nameEn}
              maxLength={80}
              onChange={(nameEn) => change(row.key, { nameEn })}
            />
          </li>
        ))}
      </ul>
      <Button
        icon={Plus}
        onClick={() =>
          setRows((all) => [...all, { key: crypto.randomUUID(), id: null, nameBg: '', nameEn: '' }])
        }
      >
        {t(($) => $.catalog.groups.add)}
      </Button>
      <span className="row">
        <Button disabled={!ready} busy={save.isPending} onClick={() => void submit()}>
          {t(($) => $.catalog.save)}
        </Button>
        <Button variant="ghost" onClick={onClose}>
          {t(($) => $.catalog.cancel)}
        </Button>
      </span>
    </FormNav>
  );
}
