import { forgetToken, providerSession } from '../api/credentials';
import { http } from '../api/http';

/**
 * Ends the login on the server, or at the provider, too; whether or not that works, this device forgets it. It does so
 * first: that closes the stream of events, which the server would otherwise break off.
 */
export async function signOut(): Promise<void> {
  const session = providerSession();
  if (session) {
    forgetToken();
    const { endAddress } = await import('../api/provider');
    // Who cannot reach the provider is signed out here all the same.
    const address = await endAddress(session).catch(() => undefined);
    if (address) window.location.assign(address);
    return;
  }
  const ended = http.delete('/me/login').catch(() => undefined);
  forgetToken();
  await ended;
}
