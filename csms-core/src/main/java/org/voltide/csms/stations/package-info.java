/**
 * The stations operators register, with their EVSEs, connectors and passwords. What a station says
 * about itself is written by its lane and only read here. Thread-safe.
 */
@NullMarked
package org.voltide.csms.stations;

import org.jspecify.annotations.NullMarked;
