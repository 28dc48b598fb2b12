/**
 * What a station lets the CSMS know and configure (OCPP 2.1 block B): variables, reports of them,
 * and where to connect to. Confined to the world's loop.
 */
@NullMarked
package org.voltide.simulator.provisioning;

import org.jspecify.annotations.NullMarked;
