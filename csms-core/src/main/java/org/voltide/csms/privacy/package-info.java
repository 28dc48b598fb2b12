/**
 * What is kept of a driver, everywhere: handed out as JSON, and erased on request. {@link
 * org.voltide.csms.privacy.PersonalData} marks where it is. Sessions and money stay, under a
 * pseudonym that leads nowhere. Thread-safe.
 */
@NullMarked
package org.voltide.csms.privacy;

import org.jspecify.annotations.NullMarked;
