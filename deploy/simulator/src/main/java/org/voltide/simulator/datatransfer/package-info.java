/** What a station and its CSMS say to each other outside the protocol (OCPP 2.1 block P). */
@NullMarked
package org.voltide.simulator.datatransfer;

import org.jspecify.annotations.NullMarked;
