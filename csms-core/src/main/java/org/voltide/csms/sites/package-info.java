/**
 * Sites operators register: a grid connection with its limits, and how much flows there now. Called
 * through the REST API; other features read the tables with plain SQL. Thread-safe.
 */
@NullMarked
package org.voltide.csms.sites;

import org.jspecify.annotations.NullMarked;
