/**
 * What drivers pay (OCPP 2.1 block I): a tariff per site for the running cost, and the tariffs that
 * stations of OCPP 2.1 keep themselves. Thread-safe.
 */
@NullMarked
package org.voltide.csms.tariffs;

import org.jspecify.annotations.NullMarked;
