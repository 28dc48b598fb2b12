package org.voltide.ocpp.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The longest string allowed, in characters. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE_USE})
public @interface MaxLength {
  int value();

  /** The limit in OCPP 2.0.1 where it is tighter; -1 means the same. */
  int v201() default -1;
}
