import type { User } from '../api/types';
import { t } from '../messages';

const names = { ...t.settings.roleNames, ...t.settings.tenantRoleNames };

/** What somebody may, in words. */
export const roleNames = (user?: User): string | undefined =>
  user?.roles.map((role) => names[role]).join(', ');
