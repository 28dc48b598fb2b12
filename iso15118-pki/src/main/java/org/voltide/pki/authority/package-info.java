/**
 * Certificate authorities: makes a root, issues certificates under it, keeps both in encrypted
 * files. Only JDK types leave this package. Immutable values, thread-safe.
 */
@NullMarked
package org.voltide.pki.authority;

import org.jspecify.annotations.NullMarked;
