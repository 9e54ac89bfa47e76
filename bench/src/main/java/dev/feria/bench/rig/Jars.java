package dev.feria.bench.rig;

import java.nio.file.Path;

/** The runnable jars under load. */
public record Jars(Path sandbox, Path server) {}
