/**
 * Distributed energy resource control (OCPP 2.1 block R): the settings and curves a grid operator
 * wants of a station that feeds back. Confined to the world's loop.
 */
@NullMarked
package org.voltide.simulator.der;

import org.jspecify.annotations.NullMarked;
