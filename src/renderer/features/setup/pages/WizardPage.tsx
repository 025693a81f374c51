import { useCommand } from '@renderer/api/useCommand';
import { Button } from '@renderer/ui/Button';
import { ErrorBox } from '@renderer/ui/ErrorBox';
import { FormNav } from '@renderer/ui/fields/form';
import { StatusGlyph } from '@renderer/ui/StatusGlyph';
import { useShortcuts } from '@renderer/ui/shortcuts/useShortcuts';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BareFrame } from '../parts/BareFrame';
import { DemoOffer } from '../parts/DemoOffer';
import { InvoiceSample } from '../parts/InvoiceSample';
import { stepBodies } from '../parts/steps';
import { WizardSteps } from '../parts/WizardSteps';
import { emptyWizard, missingIn, setupInput, type WizardValues, wizardSteps } from '../wizard';

/** First start: everything a workshop needs to write its first order, in one save (product §5). */
export function WizardPage() {
  const { t } = useTranslation();
  const [values, setValues] = useState<WizardValues>(emptyWizard);
  const [at, setAt] = useState(0);
  const create = useCommand('setup.create');
  const body = useRef<HTMLDivElement>(null);
  const step = wizardSteps[at] ?? 'firm';
  const missing = missingIn(step, values).length;
  const last = at === wizardSteps.length - 1;
  const Body = stepBodies[step];

  const back = () => setAt(Math.max(0, at - 1));
  const forward = () => {
    if (missing > 0) return;
    if (last) void create.attempt(setupInput(values));
    else setAt(at + 1);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: every step starts with the keyboard in it
  useEffect(() => focusStep(body.current), [step]);
  useShortcuts([{ keys: 'Esc', label: t(($) => $.setup.back), run: back, enabled: at > 0 }], {
    layer: 'page',
  });

  return (
    <BareFrame
      left={
        <>
          <WizardSteps current={step} />
          <DemoOffer />
        </>
      }
      right={<InvoiceSample values={values} />}
    >
      <FormNav
        key={step}
        className="grow-form"
        label={t(($) => $.setup[step].title)}
        onLast={forward}
        onSubmit={forward}
      >
        <div className="bare-body" ref={body}>
          <p className="m s">{t(($) => $.setup.step, { step: at + 1, of: wizardSteps.length })}</p>
          <h1>{t(($) => $.setup[step].title)}</h1>
          <p className="lead">{t(($) => $.setup[step].lead)}</p>
          <Body values={values} set={(changes) => setValues({ ...values, ...changes })} />
          <ErrorBox error={create.error} />
        </div>
        <div className="bare-foot">
          {at > 0 && (
            <Button icon={ArrowLeft} shortcut="Esc" onClick={back}>
              {t(($) => $.setup.back)}
            </Button>
          )}
          <span className="grow" />
          {missing > 0 && (
            <span className="st s c-warn">
              <StatusGlyph name="overAuthorised" tone="warn" />
              {missing === 1 ? t(($) => $.setup.leftOne) : t(($) => $.setup.left, { count: missing })}
            </span>
          )}
          <Button
            type="submit"
            variant="primary"
            shortcut="Enter"
            disabled={missing > 0}
            busy={create.isPending}
          >
            {last ? t(($) => $.setup.finish) : t(($) => $.setup.next)}
          </Button>
        </div>
      </FormNav>
    </BareFrame>
  );
}

/** A step without text fields starts at its choice, one without a choice at the button that goes on. */
function focusStep(body: HTMLElement | null): void {
  const form = body?.closest('form');
  if (!form || form.contains(document.activeElement)) return;
  const first = body?.querySelector<HTMLElement>('input:checked, input');
  (first ?? form.querySelector<HTMLElement>('button[type="submit"]'))?.focus();
}
