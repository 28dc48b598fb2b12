package org.voltide.csms.identity;

import java.util.Set;

/**
 * Somebody who may sign in.
 *
 * @param roles as granted, without those they include
 */
record Account(String name, Set<String> roles) {}
