/**
 * What certificates that withstand quantum computers would break: made and measured here, held
 * against the limits of every place that a certificate, a key or a signature passes. Pure but for
 * randomness.
 */
@NullMarked
package org.voltide.pki.readiness;

import org.jspecify.annotations.NullMarked;
