package dev.feria.shopify.bulk;

import dev.feria.core.error.ProviderException;
import dev.feria.core.http.RawResponse;
import dev.feria.core.json.CamelCase;
import dev.feria.core.limit.Priority;
import dev.feria.shopify.graphql.GraphQlRequest;
import dev.feria.shopify.internal.Downloads;
import dev.feria.shopify.internal.Errors;
import dev.feria.shopify.internal.Gateway;
import dev.feria.shopify.wire.UserError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls on bulk operations: exports without pages and without points. Thread-safe.
 *
 * @see <a href="https://shopify.dev/docs/api/usage/bulk-operations/queries">bulk operations, read
 *     2026-11-20</a>
 */
public final class BulkClient {
  private static final int LONGEST_CHUNK = 16 * 1024 * 1024;
  private static final int PARTIAL = 206;
  private static final int PAST_THE_END = 416;

  private static final String FIELDS =
      """
       {
        id status errorCode objectCount rootObjectCount fileSize url partialDataUrl createdAt
        completedAt
      }
      """;

  private static final String RUN =
      """
      mutation RunBulkQuery($query: String!, $group: Boolean!) {
        bulkOperationRunQuery(query: $query, groupObjects: $group) {
          bulkOperation
      """
          + FIELDS
          + """
              userErrors { code field message }
            }
          }
          """;

  private static final String GET =
      "query BulkOperation($id: ID!) { bulkOperation(id: $id)" + FIELDS + "}";

  private static final String CANCEL =
      "mutation CancelBulk($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation"
          + FIELDS
          + "userErrors { field message } } }";

  private final Gateway gateway;
  private final Downloads downloads;

  /** Made by {@code ShopifyClient.bulk()}. */
  public BulkClient(Gateway gateway, Downloads downloads) {
    this.gateway = gateway;
    this.downloads = downloads;
  }

  /**
   * Starts an export. A shop may have five at a time.
   *
   * @param query connections without {@code first}, at most five and two deep, with {@code edges}
   * @return the operation; keep its id
   * @throws dev.feria.core.error.ThrottledException when too many run already
   */
  public BulkOperation run(String query) {
    Answer answer =
        gateway
            .data(
                GraphQlRequest.of("bulk.run", RUN).variable("query", query).variable("group", true),
                Started.class,
                Priority.CATALOGUE)
            .bulkOperationRunQuery();
    if (answer == null) {
      throw Errors.notFound("bulk.run");
    }
    Gateway.check("bulk.run", answer.userErrors() == null ? List.of() : answer.userErrors());
    BulkOperation started = answer.bulkOperation();
    if (started == null) {
      throw Errors.notFound("bulk.run");
    }
    return started;
  }

  /** Reads how far an operation is; empty when the provider does not know it any more. */
  public Optional<BulkOperation> find(String id) {
    return Optional.ofNullable(
        gateway
            .data(
                GraphQlRequest.of("bulk.get", GET).variable("id", id),
                Found.class,
                Priority.CATALOGUE)
            .bulkOperation());
  }

  /** Stops an operation. */
  public void cancel(String id) {
    Answer answer =
        gateway
            .data(
                GraphQlRequest.of("bulk.cancel", CANCEL).variable("id", id).repeatable(),
                Cancelled.class,
                Priority.CATALOGUE)
            .bulkOperationCancel();
    Gateway.check(
        "bulk.cancel",
        answer == null || answer.userErrors() == null ? List.of() : answer.userErrors());
  }

  /**
   * Reads lines of a result. Needs the memory of one chunk.
   *
   * @param url of {@link BulkOperation#url}
   * @param from where a line starts, in bytes
   * @param bytes how much to fetch; more when one line is longer
   * @throws dev.feria.core.error.RejectedException with code {@code result_gone} when the address
   *     has expired
   */
  public BulkChunk lines(String url, long from, int bytes) {
    for (int length = bytes; ; length *= 2) {
      RawResponse answer = downloads.range(url, from, length);
      if (answer.status() == PAST_THE_END) {
        return new BulkChunk(List.of(), from, true);
      }
      boolean part = answer.status() == PARTIAL;
      byte[] body = answer.body();
      int skip = part ? 0 : (int) Math.min(from, body.length);
      boolean last = !part || isLast(answer, from + body.length, body.length < length);
      BulkChunk chunk = split(body, skip, from, last);
      if (last || !chunk.lines().isEmpty()) {
        return chunk;
      }
      if (length >= LONGEST_CHUNK) {
        throw tooLong();
      }
    }
  }

  private static ProviderException tooLong() {
    return Errors.unreadable("bulk.download", "a line of more than " + LONGEST_CHUNK + " bytes");
  }

  private static boolean isLast(RawResponse answer, long end, boolean isShort) {
    return answer
        .headers()
        .first("Content-Range")
        .map(range -> range.substring(range.indexOf('/') + 1).strip())
        .filter(total -> total.matches("[0-9]{1,18}"))
        .map(total -> end >= Long.parseLong(total))
        .orElse(isShort);
  }

  private static BulkChunk split(byte[] body, int skip, long from, boolean last) {
    List<BulkLine> lines = new ArrayList<>();
    int start = skip;
    for (int i = skip; i < body.length; i++) {
      if (body[i] == '\n') {
        add(lines, body, start, i, from - skip);
        start = i + 1;
      }
    }
    if (last) {
      add(lines, body, start, body.length, from - skip);
      start = body.length;
    }
    return new BulkChunk(lines, from - skip + start, last);
  }

  private static void add(List<BulkLine> lines, byte[] body, int start, int end, long base) {
    String text = new String(body, start, end - start, StandardCharsets.UTF_8).strip();
    if (!text.isEmpty()) {
      lines.add(new BulkLine(base + start, text));
    }
  }

  @CamelCase
  record Started(@Nullable Answer bulkOperationRunQuery) {}

  @CamelCase
  record Found(@Nullable BulkOperation bulkOperation) {}

  @CamelCase
  record Cancelled(@Nullable Answer bulkOperationCancel) {}

  @CamelCase
  record Answer(@Nullable BulkOperation bulkOperation, @Nullable List<UserError> userErrors) {}
}
