/**
 * OCPP messages as records, modelled on OCPP 2.1, of which 2.0.1 is a part. {@link
 * org.voltide.ocpp.message.Action} lists them all, {@link org.voltide.ocpp.message.Action16} those
 * of 1.6; annotations on components say what each version allows. Components without
 * {@code @Nullable} are required. Constants are spelled as on the wire.
 */
package org.voltide.ocpp.message;
