/**
 * Says a car's plan as an OCPP charging profile its station understands (OCPP 2.x K01, 2.1 Q03).
 * Pure; {@code energy.control} sends what it makes.
 */
@NullMarked
package org.voltide.csms.energy.profile;

import org.jspecify.annotations.NullMarked;
