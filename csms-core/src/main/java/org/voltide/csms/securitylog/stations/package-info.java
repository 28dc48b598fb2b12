/** The door by which what stations report of security comes into the log (OCPP 2.1 A04). */
@NullMarked
package org.voltide.csms.securitylog.stations;

import org.jspecify.annotations.NullMarked;
