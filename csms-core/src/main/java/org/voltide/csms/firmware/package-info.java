/**
 * Firmware (OCPP 2.1 block L): images served by Voltide itself, updates of single stations with
 * what the station says of them, campaigns over many stations that begin with a few and stop when
 * they fail, and images offered by local controllers. {@link
 * org.voltide.csms.firmware.CampaignStep} is pure.
 */
@NullMarked
package org.voltide.csms.firmware;

import org.jspecify.annotations.NullMarked;
