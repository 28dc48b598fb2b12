package org.voltide.csms.publication;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.voltide.pki.authority.OcspResponder;
import org.voltide.pki.authority.RevocationList;

/**
 * An authority that says in public what it revoked.
 *
 * @param label its name in addresses
 * @param revoked what it took back until now
 * @param list makes and signs its list, in DER, for so long
 */
record PublicAuthority(
    String label,
    OcspResponder responder,
    Supplier<List<RevocationList.Revoked>> revoked,
    Function<Duration, byte[]> list) {}
