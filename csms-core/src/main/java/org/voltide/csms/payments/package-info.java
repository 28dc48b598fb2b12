/**
 * Paying at the station or on the phone (OCPP 2.1 C20 to C25): what terminals settled, VAT numbers
 * for receipts, and word to a station that somebody pays on the web.
 */
@NullMarked
package org.voltide.csms.payments;

import org.jspecify.annotations.NullMarked;
