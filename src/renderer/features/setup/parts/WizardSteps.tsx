import { Icon } from '@renderer/ui/Icon';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type WizardStep, wizardSteps } from '../wizard';

/** Where the wizard is, at the left. */
export function WizardSteps({ current }: { current: WizardStep }) {
  const { t } = useTranslation();
  const at = wizardSteps.indexOf(current);
  return (
    <ol className="wizard-steps">
      {wizardSteps.map((step, index) => (
        <li
          key={step}
          className={index < at ? 'done' : index === at ? 'now' : ''}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className="number">{index < at ? <Icon of={Check} size={13} /> : index + 1}</span>
          <span>
            <b>{t(($) => $.setup.steps[step].title)}</b>
            <span className="s m">{t(($) => $.setup.steps[step].note)}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
