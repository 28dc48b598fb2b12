/**
 * Vehicles operators register: what their batteries can do. Planning uses it when the car does not
 * say. Called through the REST API; other features read the tables with plain SQL. Thread-safe.
 */
@NullMarked
package org.voltide.csms.vehicles;

import org.jspecify.annotations.NullMarked;
