/**
 * Stations starting up and staying in touch (OCPP 2.1 block B, G02). Boot data is written by the
 * station's lane before the answer leaves.
 */
@NullMarked
package org.voltide.csms.provisioning;

import org.jspecify.annotations.NullMarked;
