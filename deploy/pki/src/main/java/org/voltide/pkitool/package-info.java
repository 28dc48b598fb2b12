/**
 * The commands of {@code ./csms pki}: what an operator does with certificates and messages of Plug
 * and Charge without a running Voltide. Each command is a class; what it does is in the library.
 */
@NullMarked
package org.voltide.pkitool;

import org.jspecify.annotations.NullMarked;
