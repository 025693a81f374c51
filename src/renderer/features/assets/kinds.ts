import { useSession } from '@renderer/app/session';
import type { AssetKind } from '@shared/features/assets/model';

const ofMode = {
  auto: ['vehicle', 'equipment'],
  both: ['vehicle', 'equipment'],
  generic: ['equipment'],
} as const satisfies Record<string, readonly AssetKind[]>;

/** The kinds of things that this workshop works with: in the generic mode there are no vehicles (product §2). */
export function useWorkshopKinds(): readonly AssetKind[] {
  const { session } = useSession();
  return ofMode[session?.workshop.mode ?? 'auto'];
}

/** The kind that words without an asset of their own speak of. */
export function useMainKind(): AssetKind {
  const { session } = useSession();
  return session?.workshop.mode === 'generic' ? 'equipment' : 'vehicle';
}
