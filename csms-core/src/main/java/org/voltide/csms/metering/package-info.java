/**
 * Meter values (OCPP 2.1 block J): what a MeterValue says in W, Wh and percent, and the samples of
 * meters outside transactions. Reading is pure; only lanes write.
 */
@NullMarked
package org.voltide.csms.metering;

import org.jspecify.annotations.NullMarked;
