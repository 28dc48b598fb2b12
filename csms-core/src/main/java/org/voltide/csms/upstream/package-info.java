/**
 * Others who issue certificates for stations (EST, OPCP, OPNC, ACME) and have contracts for cars
 * (OPCP, OPNC), behind one interface, {@link org.voltide.csms.upstream.Upstream}. Their addresses
 * are administrators' only; their secrets are sealed in the database. Whether what they send may be
 * used is judged by who asked.
 */
@NullMarked
package org.voltide.csms.upstream;

import org.jspecify.annotations.NullMarked;
