/**
 * Certificates on stations (OCPP 2.1 block M, A02, A03): what is installed, installing and deleting
 * roots, issuing for the stations' own keys and delivering until a station takes it. Issuing is in
 * {@link org.voltide.csms.certificates}.
 */
@NullMarked
package org.voltide.csms.stationcertificates;

import org.jspecify.annotations.NullMarked;
