/**
 * Charging sessions (OCPP 2.1 block E): what TransactionEvents make of them, and reading them back.
 * Only a station's lane writes its sessions.
 */
@NullMarked
package org.voltide.csms.transactions;

import org.jspecify.annotations.NullMarked;
