/**
 * Parties that see their own sites and nothing else: who they are, and how their requests are
 * confined to what is theirs. What a tenant may read is decided by the database (policies of the
 * role {@code voltide_tenant}); which endpoints tenants may call is said at each by {@link
 * org.voltide.csms.platform.Roles#TENANT_VIEWER}. Nothing can be changed in that role: an endpoint
 * by which tenants change something says of which of their things by {@link
 * org.voltide.csms.tenants.ActsOn}, and is refused for all others before it begins.
 */
@NullMarked
package org.voltide.csms.tenants;

import org.jspecify.annotations.NullMarked;
