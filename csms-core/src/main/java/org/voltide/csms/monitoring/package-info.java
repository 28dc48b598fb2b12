/**
 * What stations watch and report (OCPP 2.x N02 to N08): monitors as desired state and as reported,
 * the events they raise, monitoring base and level.
 */
@NullMarked
package org.voltide.csms.monitoring;

import org.jspecify.annotations.NullMarked;
