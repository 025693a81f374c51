import { useCommand } from '@renderer/api/useCommand';
import { Button, IconButton } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav } from '@renderer/ui/fields/form';
import { QuantityField } from '@renderer/ui/fields/numbers';
import { SelectField } from '@renderer/ui/fields/SelectField';
import { TextField } from '@renderer/ui/fields/TextField';
import { SidePanel, SideSection } from '@renderer/ui/SidePanel';
import { coefficientMilli, type Team, type Worker } from '@shared/features/staff/model';
import { formatPercent } from '@shared/kernel/money';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface TeamFormProps {
  team: Team | null;
  workers: readonly Worker[];
  canEdit: boolean;
  onSaved: (id: number) => void;
}

interface Member {
  workerId: number;
  coefficientMilli: number | null;
}

const usualShare = 1000;

/** A team with its members and their share coefficients (КТУ), and what part of an earning each gets. */
export function TeamForm({ team, workers, canEdit, onSaved }: TeamFormProps) {
  const { t } = useTranslation();
  const save = useCommand('staff.saveTeam');
  const archive = useCommand('staff.archiveTeam');
  const [name, setName] = useState(team?.name ?? '');
  const [members, setMembers] = useState<Member[]>(
    () =>
      team?.members.map(({ workerId, coefficientMilli: share }) => ({ workerId, coefficientMilli: share })) ??
      [],
  );
  const nameOf = (id: number) =>
    workers.find((one) => one.id === id)?.name ??
    team?.members.find((one) => one.workerId === id)?.name ??
    '';
  const total = members.reduce((sum, one) => sum + (one.coefficientMilli ?? 0), 0);
  const free = workers.filter((one) => !members.some((member) => member.workerId === one.id));
  const wrong = (share: number | null) => !coefficientMilli.safeParse(share).success;
  const ready =
    name.trim() !== '' && members.length > 0 && !members.some((one) => wrong(one.coefficientMilli));
  const send = async () => {
    if (!ready) return;
    const saved = await save.attempt({
      ...{ id: team?.id ?? null, version: team?.version ?? null, name },
      members: members.map(({ workerId, coefficientMilli: share }) => ({
        workerId,
        coefficientMilli: share ?? usualShare,
      })),
    });
    if (saved) onSaved(saved.id);
  };
  const change = (workerId: number, share: number | null) =>
    setMembers(members.map((one) => (one.workerId === workerId ? { ...one, coefficientMilli: share } : one)));
  const title = team ? t(($) => $.staff.editTeam, { name: team.name }) : t(($) => $.staff.newTeam);

  return (
    <SidePanel label={title}>
      <SideSection title={title}>
        <FormNav className="staff-form" label={title} onSubmit={() => void send()}>
          <TextField
            label={t(($) => $.staff.teamName)}
            value={name}
            onChange={setName}
            maxLength={40}
            required
            readOnly={!canEdit}
            autoFocus={!team}
          />
          <div className="lab">{t(($) => $.staff.members)}</div>
          {members.length === 0 && <p className="m">{t(($) => $.staff.noMembers)}</p>}
          {members.map((member) => (
            <div key={member.workerId} className="member">
              <span className="ell">{nameOf(member.workerId)}</span>
              <span className="s mm nw">
                {total > 0 &&
                  t(($) => $.staff.share, {
                    percent: formatPercent(Math.round(((member.coefficientMilli ?? 0) / total) * 10_000)),
                  })}
              </span>
              <QuantityField
                label={t(($) => $.staff.coefficientOf, { name: nameOf(member.workerId) })}
                hideLabel
                value={member.coefficientMilli}
                onChange={(share) => change(member.workerId, share)}
                error={wrong(member.coefficientMilli) ? t(($) => $.staff.shareRange) : undefined}
                readOnly={!canEdit}
              />
              {canEdit && (
                <IconButton
                  icon={X}
                  small
                  variant="ghost"
                  label={t(($) => $.staff.removeMember, { name: nameOf(member.workerId) })}
                  onClick={() => setMembers(members.filter((one) => one !== member))}
                />
              )}
            </div>
          ))}
          {canEdit && free.length > 0 && (
            <SelectField
              label={t(($) => $.staff.addMember)}
              value={null}
              onChange={(workerId) =>
                workerId !== null && setMembers([...members, { workerId, coefficientMilli: usualShare }])
              }
              options={free.map((one) => ({ value: one.id, label: one.name, note: one.number }))}
            />
          )}
          {team && <p className="s m">{t(($) => $.staff.frozen)}</p>}
        </FormNav>
        <ErrorBox error={save.error ?? archive.error} />
        {canEdit && (
          <div className="side-acts">
            <Button variant="primary" busy={save.isPending} disabled={!ready} onClick={() => void send()}>
              {t(($) => $.staff.save)}
            </Button>
            {team && (
              <Button
                onClick={() =>
                  void archive.attempt({ ...{ id: team.id, version: team.version }, archived: team.active })
                }
              >
                {team.active ? t(($) => $.staff.archive) : t(($) => $.staff.restore)}
              </Button>
            )}
          </div>
        )}
      </SideSection>
    </SidePanel>
  );
}
