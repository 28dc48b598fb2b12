/**
 * Drivers without a contract: a QR code at the station leads to a page with the price, that to the
 * payment provider's page, where an amount is held; then the station starts, and at the end what
 * the session cost is taken and the rest let go. Voltide never sees a card. Each step is in the
 * database before the provider or the station is asked, and can be asked again.
 */
@NullMarked
package org.voltide.csms.payments.adhoc;

import org.jspecify.annotations.NullMarked;
