package dev.feria.shopify.provider;

/**
 * Where a walk by bulk operation goes on.
 *
 * @param operation number of the bulk operation
 * @param offset byte of the result where the next product starts
 * @param waits how often was waited for its end
 * @param starts how often it was started over
 */
record ExportCursor(String operation, long offset, int waits, int starts) {
  private static final String PREFIX = "bulk";

  static ExportCursor parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length == 5
        && parts[0].equals(PREFIX)
        && parts[1].matches("[0-9]+")
        && parts[2].matches("[0-9]{1,18}")
        && parts[3].matches("[0-9]{1,9}")
        && parts[4].matches("[0-9]{1,9}")) {
      return new ExportCursor(
          parts[1],
          Long.parseLong(parts[2]),
          Integer.parseInt(parts[3]),
          Integer.parseInt(parts[4]));
    }
    throw new IllegalArgumentException("not a cursor of listings: " + text);
  }

  ExportCursor waited() {
    return new ExportCursor(operation, offset, waits + 1, starts);
  }

  ExportCursor at(long nextOffset) {
    return new ExportCursor(operation, nextOffset, waits, starts);
  }

  String text() {
    return String.join(
        ":",
        PREFIX,
        operation,
        Long.toString(offset),
        Integer.toString(waits),
        Integer.toString(starts));
  }
}
