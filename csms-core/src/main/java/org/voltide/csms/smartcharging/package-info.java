/**
 * Charging profiles beside those of the plan (OCPP 2.x block K): what operators set, ask for and
 * clear, profiles as desired state, dynamic schedules, priority charging, what stations report.
 */
@NullMarked
package org.voltide.csms.smartcharging;

import org.jspecify.annotations.NullMarked;
