/**
 * Paying at the station or on the phone (OCPP 2.1 C20 to C25): what terminals settled, what is left
 * to a payment service to settle, receipts, VAT numbers for them, and the QR codes that lead to
 * payment on the web. Money itself is the payment service's.
 */
@NullMarked
package org.voltide.csms.payments;

import org.jspecify.annotations.NullMarked;
