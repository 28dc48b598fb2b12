/**
 * The CSMS cases of the OCPP certification, each a test of that name, over real sockets and with a
 * client this project did not write. What the case ids stand for is in OCPP's part 6; the table of
 * all of them is in docs/CONFORMANCE.md.
 */
package org.voltide.csms.certification;
