package org.voltide.ocpp.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component that the text of an earlier version has by erratum, though its schema lacks it: there
 * it is understood when received and never sent.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT})
public @interface AcceptedIn {
  OcppVersion value();

  /** The name it has there, when that differs. */
  String as() default "";
}
