import { forgetToken } from '../api/credentials';
import { http } from '../api/http';

/** Ends the login on the server, too; whether or not that works, this device forgets it. */
export async function signOut(): Promise<void> {
  await http.delete('/me/login').catch(() => undefined);
  forgetToken();
}
