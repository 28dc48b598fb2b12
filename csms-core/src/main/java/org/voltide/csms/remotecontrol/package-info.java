/**
 * What operators have stations do at once (OCPP 2.1 block F): start for somebody, unlock, report
 * something now. Blocks: for virtual threads.
 */
@NullMarked
package org.voltide.csms.remotecontrol;

import org.jspecify.annotations.NullMarked;
