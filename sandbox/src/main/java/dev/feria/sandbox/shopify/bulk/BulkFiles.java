package dev.feria.sandbox.shopify.bulk;

import dev.feria.sandbox.shopify.state.BulkOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the results of exports are; the files are gone when the program ends. */
public final class BulkFiles {
  private @Nullable Path folder;

  /** The file of an export. */
  synchronized Path of(BulkOperation bulk) {
    try {
      Path known = folder;
      if (known == null) {
        known = Files.createTempDirectory("sandbox-shopify-");
        known.toFile().deleteOnExit();
        folder = known;
      }
      Path file = known.resolve(bulk.id + "-" + bulk.secret + ".jsonl");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
