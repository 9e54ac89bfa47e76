package dev.feria.server.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Bounds of a component of a request record, both inclusive: of a number's value, of a text's
 * length in characters, of a list's or map's size. Without it a number may be anything, a text has
 * 1 to 10,000 characters and is not blank, and a list has at most 10,000 entries.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Bounds {
  /** Lowest value or length. */
  long min() default 0;

  /** Highest value or length. */
  long max() default Integer.MAX_VALUE;
}
