/**
 * Whether certificates are revoked: questions to OCSP responders and their answers, verified to who
 * may give them (RFC 6960). Pure, does no I/O; only JDK types.
 */
@NullMarked
package org.voltide.pki.revocation;

import org.jspecify.annotations.NullMarked;
