package org.voltide.csms.tenants;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint by which tenants, too, do something about one thing, which the path names. When it is
 * the tenant's, the rest of the request is done with the rights of the operator: such an endpoint
 * touches and answers nothing beyond that thing, and asks {@link CurrentTenant} where a tenant may
 * do less than the operator.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ActsOn {
  Thing value();
}
