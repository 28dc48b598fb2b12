/**
 * What the energy of all sites comes to by day or month: sums over the ledgers, the statements and
 * what sites' meters said, made in the database. Nothing is kept here. Thread-safe.
 */
@NullMarked
package org.voltide.csms.energy.network;

import org.jspecify.annotations.NullMarked;
