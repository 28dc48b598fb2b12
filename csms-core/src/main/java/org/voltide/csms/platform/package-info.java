/**
 * What every feature stands on: start-up, settings, embedded PostgreSQL, the domain clock, problem
 * answers, pages and the live event stream. Knows no feature; everything public is thread-safe.
 */
@NullMarked
package org.voltide.csms.platform;

import org.jspecify.annotations.NullMarked;
