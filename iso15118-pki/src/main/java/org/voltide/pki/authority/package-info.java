/**
 * Certificate authorities: those of Plug &amp; Charge, which sign with keys in custody by the rules
 * of a profile, and the simple one of a station operator with its files. Only JDK types leave this
 * package. Immutable values, thread-safe.
 */
@NullMarked
package org.voltide.pki.authority;

import org.jspecify.annotations.NullMarked;
