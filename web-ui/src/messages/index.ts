import { en } from './en';

/** Every text a person reads. Another language is another object of this type. */
export type Messages = typeof en;

export const LOCALE = 'en-GB';

export const t: Messages = en;
