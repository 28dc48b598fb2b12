/**
 * What the people of a certificate authority do: make roots and authorities, issue, revoke,
 * replace. Every act is in the audit log before it has an effect, and what there is follows from
 * the log alone. Thread-safe; blocks.
 */
@NullMarked
package org.voltide.pki.ceremony;

import org.jspecify.annotations.NullMarked;
