/**
 * Texts on stations' displays (OCPP 2.1 block O). Messages of a station are desired state; those of
 * a session are sent at once and end with it. What a display holds is known from its reports.
 */
@NullMarked
package org.voltide.csms.display;

import org.jspecify.annotations.NullMarked;
