import type { OutputOf } from '@shared/contract/contract';
import { useEffect, useRef, useState } from 'react';
import { call, callFull } from './client';
import { DraftKeeper } from './draftKeeper';
import { queryClient } from './queryClient';

export interface OfferedDraft<T> {
  value: T;
  /** UTC ms. */
  savedAt: number;
}

export interface Draft<T> {
  /** What was being typed in this form before, until it is taken or thrown away. */
  offered: OfferedDraft<T> | null;
  /** Takes the offered text into the form: the caller puts it there. */
  take: () => T | null;
  /** The form was saved and its command has deleted the draft: stores nothing more. */
  done: () => void;
  /** Throws the stored draft away and stores nothing more until the form is opened again. */
  discard: () => Promise<void>;
}

const requestId = () => crypto.randomUUID();
const signedInId = () =>
  queryClient.getQueryData<OutputOf<'session.state'>>(['session.state', {}])?.signedIn?.id ?? null;

/**
 * Keeps what is being typed in a form, per user: stored at most 500 ms after typing, offered again when the form is
 * opened, deleted with its command (decisions 5). `value` must be plain data; the first value counts as untouched.
 */
export function useDraft<T>(form: string, value: T): Draft<T> {
  const [offered, setOffered] = useState<OfferedDraft<T> | null>(null);
  const keeper = useRef<DraftKeeper | null>(null);
  const json = JSON.stringify(value);
  const untouched = useRef(json);

  useEffect(() => {
    const save = (text: string) => callFull('drafts.save', { form, json: text, requestId: requestId() });
    const own = new DraftKeeper(save, untouched.current);
    keeper.current = own;
    let left = false;
    const typist = signedInId();
    call('drafts.get', { form }).then(
      (draft) => {
        if (draft && !left) setOffered({ value: JSON.parse(draft.json) as T, savedAt: draft.savedAt });
      },
      () => undefined,
    );
    return () => {
      left = true;
      // After a switch the window already belongs to the next person, who must not get these words.
      if (signedInId() === typist) void own.flush();
      else own.stop();
    };
  }, [form]);
  useEffect(() => keeper.current?.typed(json), [json]);

  const take = () => {
    setOffered(null);
    return offered?.value ?? null;
  };
  const done = () => keeper.current?.stop();
  const discard = async () => {
    setOffered(null);
    done();
    await callFull('drafts.discard', { form, requestId: requestId() });
  };
  return { offered, take, done, discard };
}
