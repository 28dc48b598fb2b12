/**
 * The page of a driver without an account: links that nobody can guess, each of one session, what
 * they show, and the few things that can be done by them.
 */
@NullMarked
package org.voltide.csms.driverpage;

import org.jspecify.annotations.NullMarked;
