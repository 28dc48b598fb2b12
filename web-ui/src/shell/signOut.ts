import { forgetToken } from '../api/credentials';
import { http } from '../api/http';

/**
 * Ends the login on the server, too; whether or not that works, this device forgets it. It does so
 * first: that closes the stream of events, which the server would otherwise break off.
 */
export async function signOut(): Promise<void> {
  const ended = http.delete('/me/login').catch(() => undefined);
  forgetToken();
  await ended;
}
