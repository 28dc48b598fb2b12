/**
 * EXI as ISO 15118 uses it: schema-informed, bit-packed, with fragments for signatures. ISO lets
 * its schemas be used but not passed on, so they come from a directory of the user's, and what is
 * compiled from them stays in the user's cache. No type of the EXI library leaves this package.
 * Immutable, thread-safe.
 */
@NullMarked
package org.voltide.pki.exi;

import org.jspecify.annotations.NullMarked;
