/**
 * The authorities of this installation's own Plug &amp; Charge hierarchies: what there is, acts by
 * which administrators make and revoke them, alone or in twos, and the log of all acts. Keys stay
 * in custody, encrypted by a secret that only the operator has; {@code ./csms pki} works on the
 * same directory.
 */
@NullMarked
package org.voltide.csms.ceremonies;

import org.jspecify.annotations.NullMarked;
