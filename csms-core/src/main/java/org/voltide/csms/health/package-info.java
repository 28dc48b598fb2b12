/**
 * How the whole system does, for the people who run it: what its meters read, each with a verdict.
 * Knows the other features by the names of their meters only. Thread-safe.
 */
@NullMarked
package org.voltide.csms.health;

import org.jspecify.annotations.NullMarked;
