package org.voltide.csms.tenants;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint that tells of one thing, which the path names: for tenants there is only what is
 * theirs, whatever the endpoint itself would say of what it does not find.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface About {
  Thing value();
}
