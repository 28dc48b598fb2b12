/**
 * Which tokens a station knows without asking (OCPP 2.1 blocks C and D): the local authorization
 * list the CSMS keeps there, and the cache of what it answered before. Confined to the world's
 * loop.
 */
@NullMarked
package org.voltide.simulator.authorization;

import org.jspecify.annotations.NullMarked;
