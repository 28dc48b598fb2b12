/**
 * The list of tokens a station decides on without asking (OCPP 2.x block D), as desired state: sent
 * whole at first and when versions differ, as differences afterwards.
 */
@NullMarked
package org.voltide.csms.locallist;

import org.jspecify.annotations.NullMarked;
