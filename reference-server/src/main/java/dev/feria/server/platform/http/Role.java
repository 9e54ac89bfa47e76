package dev.feria.server.platform.http;

/** What a caller may do. */
public enum Role {
  /** Everything in the tenant. */
  OWNER,
  /** The daily work; not accounts, keys, users or credentials. */
  AGENT
}
