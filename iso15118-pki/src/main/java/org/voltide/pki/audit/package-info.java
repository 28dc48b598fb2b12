/**
 * What a certificate authority did, in a file that can only grow: each line begins with the SHA-256
 * of the line before it, so that nothing can be changed, left out or moved without being seen, with
 * {@code sha256sum} alone if need be. Thread-safe; blocks.
 */
@NullMarked
package org.voltide.pki.audit;

import org.jspecify.annotations.NullMarked;
