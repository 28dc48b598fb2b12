/**
 * What a party has to do with in a month, for people to read and for programs: the host of a site,
 * a roaming partner, a fleet, a driver. Every figure is a sum of lines, and every line of rows of
 * the books that only grow; docs/settlement.md says which. Thread-safe.
 */
@NullMarked
package org.voltide.csms.statements;

import org.jspecify.annotations.NullMarked;
