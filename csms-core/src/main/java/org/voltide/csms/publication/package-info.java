/**
 * What Voltide's own authorities say in public about the certificates they issued: OCSP answers
 * (RFC 6960) and lists of revoked ones (RFC 5280). Signed once and given to everybody until half of
 * their life is over or something was revoked.
 */
@NullMarked
package org.voltide.csms.publication;

import org.jspecify.annotations.NullMarked;
