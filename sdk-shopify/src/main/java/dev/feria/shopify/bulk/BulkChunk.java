package dev.feria.shopify.bulk;

import java.util.List;

/**
 * Whole lines of a result.
 *
 * @param lines in their order
 * @param next where the first line that is not in it starts
 * @param isLast whether the file ends here
 */
public record BulkChunk(List<BulkLine> lines, long next, boolean isLast) {
  public BulkChunk {
    lines = List.copyOf(lines);
  }
}
