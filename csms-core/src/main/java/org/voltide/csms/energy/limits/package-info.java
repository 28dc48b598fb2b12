/**
 * What others say about charging at a station: limits set there by a grid operator or an energy
 * management system (OCPP 2.x K11 to K14), and the schedule an EV chose (K15 to K17).
 */
@NullMarked
package org.voltide.csms.energy.limits;

import org.jspecify.annotations.NullMarked;
