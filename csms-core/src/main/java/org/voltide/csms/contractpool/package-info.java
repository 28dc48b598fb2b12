/**
 * Contracts that this installation provisions to cars itself (OCPP 2.1 M01, M02): which car has
 * which, their certificates, and the answers to cars' requests. A contract's private key exists
 * only while its car's answer is built.
 */
@NullMarked
package org.voltide.csms.contractpool;

import org.jspecify.annotations.NullMarked;
