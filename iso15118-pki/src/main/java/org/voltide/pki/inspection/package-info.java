/**
 * What a recorded message is, and why it is right or wrong: for whoever asks why a vehicle refused
 * an answer. Reads EXI, base64, hexadecimal digits, frames of the vehicle's transport and of OCPP.
 * Pure; immutable values, thread-safe.
 */
@NullMarked
package org.voltide.pki.inspection;

import org.jspecify.annotations.NullMarked;
