package dev.feria.sandbox.twin;

/** Makes a twin; found by {@link java.util.ServiceLoader}. */
public interface TwinFactory {
  /** Makes the twin; its state is seeded by a later {@link Twin#reset} or {@link Twin#load}. */
  Twin create(TwinContext context);
}
