import { CallError } from '@renderer/api/client';
import { useCommand } from '@renderer/api/useCommand';
import type { Session } from '@renderer/app/session';
import { BareFrame } from '@renderer/features/setup/parts/BareFrame';
import { PracticeNotice } from '@renderer/features/setup/parts/PracticeNotice';
import { Avatar } from '@renderer/ui/Avatar';
import { Button } from '@renderer/ui/Button';
import { errorText } from '@renderer/ui/errorText';
import { TextField } from '@renderer/ui/fields/TextField';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoleNames } from '../roleNames';

type Person = Session['people'][number];

const lastPersonKey = 'maistor.lastPerson';

interface SignInPageProps {
  session: Session;
  /** Whose open work waits behind the lock. */
  lockedBy: number | null;
}

/** Choosing the person, then the PIN or the password; the arrows choose, typing digits goes to the PIN. */
export function SignInPage({ session, lockedBy }: SignInPageProps) {
  const { t } = useTranslation();
  const [personId, setPersonId] = useState(() => lockedBy ?? rememberedPerson(session.people));
  const [secret, setSecret] = useState('');
  const signIn = useCommand('session.signIn');
  const field = useRef<HTMLInputElement>(null);
  const person = session.people.find((one) => one.id === personId);
  const waiting = session.people.find((one) => one.id === lockedBy);
  const byPassword = person !== undefined && (!session.pinAllowed || !person.hasPin);
  const wait = useCountdown(signIn.error);

  const choose = (id: number) => {
    setPersonId(id);
    setSecret('');
    signIn.reset();
    field.current?.focus();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!person) return;
    localStorage.setItem(lastPersonKey, String(person.id));
    await signIn.attempt({ userId: person.id, ...(byPassword ? { password: secret } : { pin: secret }) });
    setSecret('');
    field.current?.focus();
  };

  return (
    <BareFrame>
      <PracticeNotice />
      <form
        className="grow-form"
        aria-label={t(($) => $.users.signIn.title)}
        onSubmit={(event) => void submit(event)}
      >
        <div className="bare-body">
          <p className="m s">{session.workshop.name}</p>
          <h1>{session.locked ? t(($) => $.users.signIn.locked) : t(($) => $.users.signIn.title)}</h1>
          <p className="lead">{waiting && t(($) => $.users.signIn.keptOpen, { name: waiting.name })}</p>
          <People people={session.people} chosenId={personId} onChoose={choose} />
          <div className="pin-row">
            <TextField
              key={byPassword ? 'password' : 'pin'}
              label={byPassword ? t(($) => $.users.signIn.password) : t(($) => $.users.signIn.pin)}
              type="password"
              inputMode={byPassword ? undefined : 'numeric'}
              maxLength={byPassword ? 200 : 6}
              transform={byPassword ? undefined : (text) => text.replace(/\D/g, '')}
              value={secret}
              onChange={setSecret}
              inputRef={field}
              autoFocus
              error={signIn.error && wait === 0 ? errorText(t, signIn.error) : undefined}
              warning={wait > 0 ? t(($) => $.users.signIn.wait, { seconds: wait }) : undefined}
            />
          </div>
        </div>
        <div className="bare-foot">
          <span className="grow" />
          <Button
            type="submit"
            variant="primary"
            shortcut="Enter"
            busy={signIn.isPending}
            disabled={!person || wait > 0 || secret.length < 4}
          >
            {t(($) => $.users.signIn.enter)}
          </Button>
        </div>
      </form>
    </BareFrame>
  );
}

interface PeopleProps {
  people: readonly Person[];
  chosenId: number | null;
  onChoose: (id: number) => void;
}

function People({ people, chosenId, onChoose }: PeopleProps) {
  const { t } = useTranslation();
  const roleNames = useRoleNames();
  const move = (step: number) => {
    const at = people.findIndex((one) => one.id === chosenId);
    const next = people[(at + step + people.length) % people.length];
    if (next) onChoose(next.id);
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  });
  return (
    <fieldset className="people">
      <legend className="sr">{t(($) => $.users.signIn.people)}</legend>
      {people.map((person) => (
        <button
          key={person.id}
          type="button"
          tabIndex={-1}
          aria-pressed={person.id === chosenId}
          onClick={() => onChoose(person.id)}
        >
          <Avatar name={person.name} />
          <span>
            <span className="med">{person.name}</span>
            <br />
            <span className="s m">{roleNames(person.roles)}</span>
          </span>
        </button>
      ))}
    </fieldset>
  );
}

function rememberedPerson(people: readonly Person[]): number | null {
  const last = Number(localStorage.getItem(lastPersonKey));
  return people.find((one) => one.id === last)?.id ?? people[0]?.id ?? null;
}

/** Seconds until the next try is allowed. */
function useCountdown(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const blocked = error instanceof CallError && error.code === 'PIN_BLOCKED';
    setLeft(blocked ? Number(error.params.seconds) : 0);
  }, [error]);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return left;
}
