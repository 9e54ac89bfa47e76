package dev.feria.sandbox.woocommerce.state;

/** How a shop is hosted and set up; all of it can be changed while it runs. */
public final class Mode {
  /** True when WordPress knows that it is called over TLS. */
  public boolean tls = true;

  /** True when the host removes the Authorization header. */
  public boolean stripAuthorization;

  /** {@code pretty} or {@code plain}. */
  public String permalinks = "pretty";

  /** True when a firewall answers every call with 403 and a page. */
  public boolean firewall;

  /** True when the firewall turns away the user agents that HTTP libraries send by default. */
  public boolean blocksLibraries;

  /** True when every call is answered with 503 and a page. */
  public boolean maintenance;

  /** {@code never}, {@code some} (every third answer) or {@code always}: a PHP notice and a BOM. */
  public String phpNotice = "never";

  /** False when a proxy removes the X-WP headers and Link. */
  public boolean headers = true;

  public String wcVersion = "10.4.2";

  /** The shop's own switch; without it quantities are ignored. */
  public boolean manageStock = true;

  /** True when empty maps are written as empty lists. */
  public boolean emptyMapsAsLists;

  /** Real time that a write takes. */
  public long writeLatencyMillis;

  /** Real time that a read takes. */
  public long readLatencyMillis;

  /** Changes of one batch that are done before the gateway gives up with 504; 0 for all. */
  public long batchCutAfter;

  /** Simulated time from an event to its delivery. */
  public long webhookDelayMillis = 100;

  /** False when the user who owns the webhooks has lost the right to read orders and products. */
  public boolean webhookRights = true;

  /** A limit of the host; 0 for none. */
  public long requestsPerSecond;

  /** What the limit answers: 429 or 503. */
  public int limitStatus = 429;

  /** Seconds for a Retry-After header; negative for none. */
  public long retryAfter = -1;

  /** True when this version of the shop is at least that one. */
  public boolean atLeast(int major, int minor) {
    String[] parts = wcVersion.split("\\.", -1);
    int first = number(parts, 0);
    return first > major || (first == major && number(parts, 1) >= minor);
  }

  private static int number(String[] parts, int index) {
    if (index >= parts.length || !parts[index].matches("[0-9]{1,4}")) {
      return 0;
    }
    return Integer.parseInt(parts[index]);
  }
}
