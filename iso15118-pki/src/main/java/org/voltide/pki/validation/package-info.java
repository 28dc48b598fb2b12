/**
 * Whether a certificate that somebody shows can be trusted: path validation (RFC 5280) and what
 * OCPP asks of keys beyond it. Pure; only JDK types; immutable values, thread-safe.
 */
@NullMarked
package org.voltide.pki.validation;

import org.jspecify.annotations.NullMarked;
