/**
 * Where the keys of authorities are kept: an encrypted file, or a token that never lets them out.
 * Who signs sees a {@link org.voltide.pki.custody.HeldKey}, not the key. Blocks; thread-safe.
 */
@NullMarked
package org.voltide.pki.custody;

import org.jspecify.annotations.NullMarked;
