import { t } from '../messages';

const words: Readonly<Record<string, string>> = t.sites.planReasons;

/** Why a site was planned, in words; as it was told where the console does not know it. */
export const planReason = (reason: string): string => words[reason] ?? reason;
