package dev.feria.server.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a resource method, written on the method or its class. Without it any authenticated
 * caller may.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Access {
  /** Who may. */
  Level value();

  /** Levels of access. */
  enum Level {
    /** Anybody; for what authenticates otherwise, such as webhooks. */
    PUBLIC,
    /** Any authenticated caller. */
    AGENT,
    /** Owners only. */
    OWNER
  }
}
