/**
 * The device model of each station (OCPP 2.x B05 to B08): components and variables as reported,
 * with the history of their values; reading and writing them in messages of the size the station
 * takes; variables as desired state, also for many stations by template.
 */
@NullMarked
package org.voltide.csms.devicemodel;

import org.jspecify.annotations.NullMarked;
