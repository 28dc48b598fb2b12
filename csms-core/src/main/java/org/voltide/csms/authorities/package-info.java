/**
 * Certificate authorities of others that operators trust: whose contracts may charge (OCPP 2.1
 * C07), and whose word on revocation counts (M06, M07). Voltide's own root is in {@link
 * org.voltide.csms.certificates}.
 */
@NullMarked
package org.voltide.csms.authorities;

import org.jspecify.annotations.NullMarked;
