import { useAppCommands } from '@renderer/app/commands';
import { useSession } from '@renderer/app/session';
import type { MenuAction } from '@renderer/ui/MenuButton';
import type { OrderView } from '@shared/features/orders/model';
import { type OrderPhase, phaseRank } from '@shared/features/orders/status';
import { useRouter } from '@tanstack/react-router';
import { Ban, CarFront, FileClock, Hourglass, ListPlus, PackagePlus, SquarePen, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { may } from '../nextStep';

interface OrderMenuOptions {
  view: OrderView;
  onHeader: () => void;
  onChanges: () => void;
  onPhase: (phase: OrderPhase) => void;
  onNewJob: () => void;
  onPackages: () => void;
  onCancel: () => void;
}

/** The rarer actions of the order: in the menu of its head and in the palette. */
export function useOrderMenu(options: OrderMenuOptions): MenuAction[] {
  const { view, onHeader, onChanges, onPhase, onNewJob, onPackages, onCancel } = options;
  const { t } = useTranslation();
  const router = useRouter();
  const session = useSession();
  const finished = phaseRank(view.phase) >= phaseRank('done');
  const phases = may(view, 'phase') ? view.choosable : [];
  const items: MenuAction[] = [
    { id: 'header', label: t(($) => $.orders.actions.header), icon: SquarePen, run: onHeader },
    {
      id: 'card',
      label: t(($) => $.orders.actions.card),
      icon: CarFront,
      run: () => router.history.push(`/registry/assets/${view.asset.id}`),
    },
    ...(may(view, 'edit')
      ? [
          {
            id: 'newJob',
            label: t(($) => $.orders.job.add),
            icon: ListPlus,
            shortcut: 'Insert',
            run: onNewJob,
          },
          {
            id: 'packages',
            label: t(($) => $.orders.actions.packages),
            icon: PackagePlus,
            shortcut: 'Alt+P',
            run: onPackages,
          },
        ]
      : []),
    ...(finished && session.may('catalog.edit')
      ? [
          {
            id: 'toPackage',
            label: t(($) => $.orders.actions.toPackage),
            icon: PackagePlus,
            run: () => router.history.push(`/catalog?packageFrom=${view.id}`),
          },
        ]
      : []),
    ...phases.map(
      (phase): MenuAction => ({
        id: `phase.${phase}`,
        label: phaseLabel(phase),
        icon: phaseRank(phase) < phaseRank(view.phase) ? Undo2 : Hourglass,
        run: () => onPhase(phase),
      }),
    ),
    { id: 'changes', label: t(($) => $.orders.actions.changes), icon: FileClock, run: onChanges },
    ...(may(view, 'cancel')
      ? [
          {
            id: 'cancel',
            label: t(($) => $.orders.actions.cancel),
            icon: Ban,
            danger: true,
            run: onCancel,
          },
        ]
      : []),
  ];
  useAppCommands(
    items.map(({ id, label, icon, shortcut, run }) => ({
      ...{ id: `order.${id}`, label, icon, shortcut, run },
      group: t(($) => $.orders.number, { number: view.number }),
    })),
  );
  return items;

  function phaseLabel(phase: OrderPhase): string {
    const name = t(($) => $.ui.phase[phase]);
    return phaseRank(phase) < phaseRank(view.phase)
      ? t(($) => $.orders.phase.back, { phase: name })
      : t(($) => $.orders.phase.to, { phase: name });
  }
}
