/**
 * Backups of an installation as commands: the embedded database and the data directory into one
 * file, and back. Used by {@link org.voltide.csms.Main} only, beside or without a running server.
 */
@NullMarked
package org.voltide.csms.backup;

import org.jspecify.annotations.NullMarked;
