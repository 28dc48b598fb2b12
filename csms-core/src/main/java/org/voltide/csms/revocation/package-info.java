/**
 * Whether certificates of others are revoked (OCPP 2.1 C07, M06, M07): verified answers of OCSP
 * responders, kept as long as they may be used and refreshed before they end. Only responders that
 * an operator allows are ever asked, whatever a station says.
 */
@NullMarked
package org.voltide.csms.revocation;

import org.jspecify.annotations.NullMarked;
