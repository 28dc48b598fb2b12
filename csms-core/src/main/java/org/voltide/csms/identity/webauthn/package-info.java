/**
 * What authenticators answer, read and verified as W3C Web Authentication Level 3 says. No type of
 * the library behind it leaves, and nothing is kept here. Immutable.
 */
@NullMarked
package org.voltide.csms.identity.webauthn;

import org.jspecify.annotations.NullMarked;
