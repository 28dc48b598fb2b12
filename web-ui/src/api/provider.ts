import * as oauth from 'oauth4webapi';
import { t } from '../messages';
import { keepProviderToken, type ProviderSession } from './credentials';
import { apiUrl } from './http';

/**
 * Signing in by a provider: OpenID Connect's authorization code flow with PKCE (RFC 7636), of a public
 * client. Fetched only where there is a provider.
 */

export interface OpenIdProvider {
  issuer: string;
  clientId: string;
}

/** What the answer has to fit, kept while the browser is at the provider. */
interface Begun extends OpenIdProvider {
  verifier: string;
  state: string;
  nonce: string;
  returnTo: string;
}

/** The provider refused, or its answer is not one to what was asked. */
export class ProviderRefusal extends Error {}

const BEGUN_KEY = 'voltide.sign-in';
const SIGNED_IN = '/signed-in';
const UNTOLD_LIFE_S = 60;
/** Waiting longer than this for a provider is no better than being told that it does not answer. */
const PATIENCE_MS = 15_000;

const redirectUri = () => `${window.location.origin}${SIGNED_IN}`;

/** Whether this address is the one a provider leads back to. */
export const isBack = () => window.location.pathname === SIGNED_IN && window.location.search !== '';

/** For a provider on this machine, which is how one tries it out; all others need https. */
const onThisMachine = (issuer: string) =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(issuer).hostname);

const options = (issuer: string) => ({
  [oauth.allowInsecureRequests]: onThisMachine(issuer),
  signal: () => AbortSignal.timeout(PATIENCE_MS),
});

async function discover({ issuer, clientId }: OpenIdProvider) {
  const address = new URL(issuer);
  const answer = await oauth.discoveryRequest(address, options(issuer));
  const server = await oauth.processDiscoveryResponse(address, answer);
  return { server, client: { client_id: clientId } };
}

/**
 * Leads to the provider, which leads back; `returnTo` is the page that was asked for. `anew` has the
 * provider ask who it is, also whom it knows: it may be the wrong account.
 */
export async function begin(provider: OpenIdProvider, returnTo: string, anew: boolean): Promise<void> {
  const { server, client } = await discover(provider);
  if (server.authorization_endpoint === undefined) throw new ProviderRefusal('authorization_endpoint');
  const begun: Begun = {
    ...provider,
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    returnTo,
  };
  sessionStorage.setItem(BEGUN_KEY, JSON.stringify(begun));
  const address = new URL(server.authorization_endpoint);
  address.search = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: redirectUri(),
    scope: 'openid',
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
    ...(anew && { prompt: 'login' }),
  }).toString();
  window.location.assign(address);
}

/**
 * Takes what the provider led back with, once, and keeps its tokens. Returns the page that was asked
 * for; undefined when nothing had begun here.
 */
export async function complete(): Promise<string | undefined> {
  const kept = sessionStorage.getItem(BEGUN_KEY);
  if (kept === null) return undefined;
  sessionStorage.removeItem(BEGUN_KEY);
  const begun = JSON.parse(kept) as Begun;
  const { server, client } = await discover(begun);
  const parameters = await asRefusal(async () =>
    oauth.validateAuthResponse(server, client, new URL(window.location.href), begun.state),
  );
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri(),
    begun.verifier,
    options(begun.issuer),
  );
  const given = await asRefusal(() =>
    oauth.processAuthorizationCodeResponse(server, client, answer, {
      expectedNonce: begun.nonce,
      requireIdToken: true,
    }),
  );
  await demandWelcome(given.access_token);
  keepProviderToken(given.access_token, sessionOf(begun, given));
  return begun.returnTo;
}

/** A token that Voltide does not take, or that is good for nothing, is not kept: every page would fail. */
async function demandWelcome(token: string): Promise<void> {
  const answer = await fetch(apiUrl('/me'), { headers: { Authorization: `Bearer ${token}` } });
  if (answer.status === 401) throw new ProviderRefusal(t.signIn.notAccepted);
  if (answer.status === 403) throw new ProviderRefusal(t.signIn.noRole);
}

/** Another token for a session; undefined when the provider has ended it. */
export async function renew(
  session: ProviderSession,
): Promise<{ token: string; session: ProviderSession } | undefined> {
  const { server, client } = await discover(session);
  const answer = await oauth.refreshTokenGrantRequest(
    server,
    client,
    oauth.None(),
    session.refreshToken ?? '',
    options(session.issuer),
  );
  try {
    const given = await oauth.processRefreshTokenResponse(server, client, answer);
    return { token: given.access_token, session: { ...session, ...sessionOf(session, given) } };
  } catch (failure) {
    if (failure instanceof oauth.ResponseBodyError) return undefined;
    throw failure;
  }
}

/** Where somebody signs out at the provider, who then leads back; undefined when it offers no such place. */
export async function endAddress(session: ProviderSession): Promise<URL | undefined> {
  const { server } = await discover(session);
  if (server.end_session_endpoint === undefined) return undefined;
  const address = new URL(server.end_session_endpoint);
  address.search = new URLSearchParams({
    client_id: session.clientId,
    post_logout_redirect_uri: redirectUri(),
    ...(session.idToken !== undefined && { id_token_hint: session.idToken }),
  }).toString();
  return address;
}

function sessionOf(
  { issuer, clientId }: OpenIdProvider,
  given: oauth.TokenEndpointResponse,
): ProviderSession {
  return {
    issuer,
    clientId,
    endsAt: Date.now() + (given.expires_in ?? UNTOLD_LIFE_S) * 1_000,
    ...(given.refresh_token !== undefined && { refreshToken: given.refresh_token }),
    ...(given.id_token !== undefined && { idToken: given.id_token }),
  };
}

/** An answer that says no, or fits nothing, rather than none. */
async function asRefusal<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    if (failure instanceof oauth.AuthorizationResponseError || failure instanceof oauth.ResponseBodyError) {
      throw new ProviderRefusal(failure.error_description ?? failure.error);
    }
    if (failure instanceof oauth.OperationProcessingError) throw new ProviderRefusal(failure.message);
    throw failure;
  }
}
