/**
 * Grid-support settings of stations with feeding cars (OCPP 2.1 block R): set after a check of what
 * the specification asks of their sender, reported, started and stopped by the station, and the
 * grid faults they react to. {@link org.voltide.csms.der.DerRules} is pure.
 */
@NullMarked
package org.voltide.csms.der;

import org.jspecify.annotations.NullMarked;
