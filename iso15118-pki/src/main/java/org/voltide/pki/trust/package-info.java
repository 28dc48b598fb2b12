/**
 * Whom an ecosystem of Plug &amp; Charge trusts, each anchor for one purpose only, and what of it
 * ends soon. Pure; immutable values, thread-safe.
 */
@NullMarked
package org.voltide.pki.trust;

import org.jspecify.annotations.NullMarked;
