/**
 * What certificates of Plug &amp; Charge have to look like: roles, and packs of profiles whose
 * rules are data with their source. The same rules make certificates and find fault with others'.
 * Pure, immutable, thread-safe.
 */
@NullMarked
package org.voltide.pki.profile;

import org.jspecify.annotations.NullMarked;
