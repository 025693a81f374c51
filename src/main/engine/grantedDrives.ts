import type { GrantedDrive } from '@shared/features/attachments/model';
import type { Engine } from './engine';

/** Lists the drives with a grant for each; the same place keeps its grant, so a chosen drive stays chosen. */
export function grantedDrives(engine: Engine): () => Promise<GrantedDrive[]> {
  const grants = new Map<string, string>();
  const grantOf = (path: string): string => {
    const grant = grants.get(path) ?? engine.grant(path);
    grants.set(path, grant);
    return grant;
  };
  return async () => {
    const drives = await engine.services.drives.list();
    return drives.map(({ mountPath, ...drive }) => ({
      ...drive,
      place: mountPath,
      grant: grantOf(mountPath),
    }));
  };
}
