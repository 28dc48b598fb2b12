import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { ApiProblem } from '../api/problem';
import type { Instant, Login } from '../api/types';
import { t } from '../messages';

export interface Passkey {
  id: string;
  name: string;
  domain: string;
  createdAt: Instant;
  lastUsedAt?: Instant;
}

/** Where passkeys work, or why nowhere. */
interface Offer {
  origin?: string;
  obstacle?: string;
}

interface CreationOptions {
  rp: { id: string; name: string };
  user: { id: string; name: string; displayName: string };
  challenge: string;
  pubKeyCredParams: { type: 'public-key'; alg: number }[];
  timeout: number;
  excludeCredentials: { type: 'public-key'; id: string }[];
  authenticatorSelection: AuthenticatorSelectionCriteria;
}

interface RequestOptions {
  challenge: string;
  rpId: string;
  timeout: number;
  userVerification: UserVerificationRequirement;
}

export const passkeyOfferQuery = queryOptions({
  queryKey: ['passkey-offer'],
  queryFn: () => http.get<Offer>('/login/passkey'),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export const passkeysQuery = queryOptions({
  queryKey: ['me', 'passkeys'],
  queryFn: () => http.get<{ items: Passkey[] }>('/me/passkeys').then(({ items }) => items),
});

/** Why this browser cannot use passkeys here; undefined when it can. */
export function passkeyObstacle(offer: Offer | undefined): string | undefined {
  if (offer?.origin === undefined) return offer?.obstacle ?? t.people.passkeysUnknown;
  if (offer.origin !== window.location.origin) return t.people.passkeysAt(offer.origin);
  return 'PublicKeyCredential' in window ? undefined : t.people.passkeysUnsupported;
}

/** Asks the server, then the authenticator, then the server again. */
export async function addPasskey(
  name: string,
  consent: { password: unknown; code?: string },
): Promise<Passkey> {
  const options = await http.post<CreationOptions>('/me/passkeys/options', consent);
  const made = await fromAuthenticator(
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: options.excludeCredentials.map(({ type, id }) => ({ type, id: bytes(id) })),
      },
    }),
  );
  const { clientDataJSON, attestationObject } = made.response as AuthenticatorAttestationResponse;
  return http.post<Passkey>('/me/passkeys', {
    name,
    clientDataJSON: base64Url(clientDataJSON),
    attestationObject: base64Url(attestationObject),
  });
}

/** The login of whoever shows a passkey. */
export async function signInByPasskey(): Promise<Login> {
  const options = await http.post<RequestOptions>('/login/passkey/options');
  const shown = await fromAuthenticator(
    navigator.credentials.get({ publicKey: { ...options, challenge: bytes(options.challenge) } }),
  );
  const { authenticatorData, clientDataJSON, signature, userHandle } =
    shown.response as AuthenticatorAssertionResponse;
  return http.post<Login>('/login/passkey', {
    credentialId: base64Url(shown.rawId),
    userHandle: userHandle && base64Url(userHandle),
    authenticatorData: base64Url(authenticatorData),
    clientDataJSON: base64Url(clientDataJSON),
    signature: base64Url(signature),
  });
}

/** Browsers do not say why there is none: cancelled, too late, or none there. */
async function fromAuthenticator(asked: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await asked.catch((error: unknown) => {
    const known = error instanceof DOMException && error.name === 'InvalidStateError';
    throw new ApiProblem({ title: known ? t.people.passkeyKnown : t.people.passkeyCancelled, status: 0 });
  });
  return credential as PublicKeyCredential;
}

export function bytes(base64Url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64Url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function base64Url(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
