/**
 * Who calls the API: local users and their tokens, API keys, what their roles include, and the
 * audit of what they changed. Tokens of an OIDC provider come in through the same door; see {@link
 * org.voltide.csms.identity.SigningKey}. Thread-safe.
 */
@NullMarked
package org.voltide.csms.identity;

import org.jspecify.annotations.NullMarked;
