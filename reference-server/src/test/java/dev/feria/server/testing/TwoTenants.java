package dev.feria.server.testing;

import dev.feria.core.commerce.OrderState;
import dev.feria.server.accounts.AccountRow;
import dev.feria.server.notices.Notices;
import dev.feria.server.platform.http.Role;
import dev.feria.server.testing.ApiCaller.Answer;
import dev.feria.server.testing.ApiDescription.Operation;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A server with two tenants: one has something of everything, and its rows in every table; the
 * other is only a customer of the same server.
 */
public final class TwoTenants implements AutoCloseable {
  private static final String PASSWORD = "a long password";

  private final TestServer server;
  private final Shop shop;
  private final ApiCaller full;
  private final String fullKey;
  private final UUID otherId;
  private final ApiCaller other;
  private String shipment = "";

  /** What stands for a template, by the path up to it. */
  private final Map<String, String> ids = new LinkedHashMap<>();

  /** Opens both. */
  public TwoTenants() {
    this.server = TestServer.start(Clock.systemUTC(), Map.of(), List.of(new Kiosk()));
    this.shop = new Shop(server.database(), "Full");
    this.fullKey = server.key(shop.tenant, Role.OWNER);
    this.full = server.anonymous().withKey(fullKey);
    TestServer.Tenant customer = server.tenant("Other");
    this.otherId = customer.id();
    this.other = customer.api();
    goods();
    people();
    rows();
  }

  private void goods() {
    String account =
        made("/api/v1/integrations/kiosk/config", "{\"key\":\"seller-of-full\"}", "id");
    AccountRow row =
        server.wiring().accounts().accounts().get(shop.tenant, UUID.fromString(account));
    shop.put(row);
    ids.put("/api/v1/integrations/{provider}/accounts/{account}", account);
    ids.put("/api/webhooks/{provider}/{account}", row.webhookKey());
    shop.store(row, Shop.listing("L1", "SKU-FULL", 50), Shop.listing("L2", null, 3));
    shop.apply(
        row,
        Shop.order("O1", OrderState.PAID, "L1", 1, Shop.NOON.plusSeconds(60)),
        Shop.order("O2", OrderState.UNPAID, "L1", 1, Shop.NOON.plusSeconds(61)),
        Shop.order("O3", OrderState.PAID, "L2", 1, Shop.NOON.plusSeconds(62)));
    ids.put(
        "/api/v1/listings/{id}",
        full.get("/api/v1/listings?linked=true").text("data.0.listing_id"));
    ids.put("/api/v1/drift/{listing}", ids.get("/api/v1/listings/{id}"));
    ids.put("/api/v1/orders/{id}", full.get("/api/v1/orders").text("data.0.order_id"));
    this.shipment =
        made(
            path("/api/v1/orders/{id}/shipments"),
            "{\"carrier\":\"Carrier of full\",\"tracking_number\":\"T-of-full\"}",
            "shipment_id");
    ids.put("/api/v1/products/{sku}", "SKU-FULL");
    made("/api/v1/products", "{\"sku\":\"SKU-TWO\",\"title\":\"Second of full\"}", "sku");
    made(
        "/api/v1/products/SKU-FULL/movements",
        "{\"kind\":\"receive\",\"quantity\":10,\"reason\":\"first\"}",
        "movement_id");
    ids.put(
        "/api/v1/sales/{id}",
        made(
            "/api/v1/sales",
            "{\"lines\":[{\"sku\":\"SKU-FULL\",\"quantity\":1,\"unit_price\":\"990\"}]}",
            "sale_id"));
  }

  private void people() {
    ids.put(
        "/api/v1/users/{id}",
        made(
            "/api/v1/users",
            "{\"email\":\"maria@full.example\",\"name\":\"Maria\",\"password\":\""
                + PASSWORD
                + "\"}",
            "id"));
    server
        .anonymous()
        .post(
            "/api/v1/session",
            "{\"email\":\"maria@full.example\",\"password\":\"" + PASSWORD + "\"}");
    ids.put("/api/v1/api-keys/{id}", made("/api/v1/api-keys", "{\"name\":\"Till of full\"}", "id"));
    shop.db
        .database()
        .useTenant(
            shop.tenant,
            handle ->
                shop.notices.raise(
                    handle,
                    shop.tenant,
                    "sync_failed",
                    Notices.Severity.ERROR,
                    "subject-of-full",
                    Map.of("note", "of full")));
    ids.put("/api/v1/notices/{id}", full.get("/api/v1/notices").text("data.0.id"));
  }

  /** What only providers and time would make. */
  private void rows() {
    UUID account = UUID.fromString(account());
    UUID sync = UUID.randomUUID();
    UUID letter = UUID.randomUUID();
    UUID request = UUID.randomUUID();
    ids.put("/api/v1/privacy-requests/{id}", request.toString());
    ids.put("/api/v1/syncs/{id}", sync.toString());
    ids.put("/api/v1/dead-letters/{id}", letter.toString());
    shop.db.asOwner(
        handle -> {
          handle.execute(
              """
              insert into syncs (tenant_id, sync_id, account_id, kind, reason, status, requested_by)
              values (?, ?, ?, 'orders', 'person', 'done', 'user:maria@full.example')
              """,
              shop.tenant,
              sync,
              account);
          handle.execute(
              """
              insert into sync_records (tenant_id, sync_id, n, kind, external_id, reference, outcome,
                reason) values (?, ?, 1, 'order', 'O9', 'O9', 'failed', 'reason of full')
              """,
              shop.tenant,
              sync);
          handle.execute(
              """
              insert into inbox_lanes (tenant_id, account_id, subject, provider, priority, due_at,
                waiting_since, dead, dead_id, died_at, last_error)
              values (?, ?, 'order:O8', 'kiosk', 0, now(), now(), true, ?, now(), 'error of full')
              """,
              shop.tenant,
              account,
              letter);
          handle.execute(
              """
              insert into inbox (tenant_id, account_id, received_at, provider, event_id, topic,
                subject, position, encoding, path, query, headers, body, state)
              values (?, ?, now(), 'kiosk', 'e1', 'orders', 'order:O8', 0, 'raw', '/', '{}', '{}',
                'body', 'dead')
              """,
              shop.tenant,
              account);
          handle.execute(
              "insert into forgotten_buyers values (?, ?, 'O7', now())", shop.tenant, account);
          handle.execute(
              """
              insert into privacy_requests (tenant_id, request_id, account_id, external_id, email,
                status, received_at, due_at)
              values (?, ?, ?, 'request', 'asks@full.example', 'open', now(), now())
              """,
              shop.tenant,
              request,
              account);
          handle.execute(
              """
              insert into oversells (tenant_id, sale_id, line_id, product_id, source, reference,
                missing, open, at, resolved_at, resolution)
              select tenant_id, sale_id, '1', product_id, 'local', sale_id::text, 1, 0, now(), now(),
                'stock' from sale_lines where tenant_id = ?
              """,
              shop.tenant);
          handle.execute(
              """
              insert into quantity_log (tenant_id, listing_id, slot, at, kind, quantity)
              select tenant_id, listing_id, 0, now(), 'seen', 7 from listings where tenant_id = ?
              """,
              shop.tenant);
          handle.execute(
              "insert into reconciliations values (?, ?, now(), now(), 0)", shop.tenant, account);
          matching(handle, account);
          handle.execute("insert into inbox_keys values (?, ?, 'e1', now())", shop.tenant, account);
          handle.execute(
              "insert into checkpoints values (?, ?, 'of-full', '1', now())", shop.tenant, account);
          handle.execute(
              """
              insert into oauth_states (state_hash, tenant_id, provider, verifier, redirect_uri,
                requested_by, created_at, expires_at)
              values ('h', ?, 'kiosk', 'v', 'https://full.example', 'user:x', now(), now())
              """,
              shop.tenant);
        });
  }

  private void matching(org.jdbi.v3.core.Handle handle, UUID account) {
    UUID batch = UUID.randomUUID();
    ids.put("/api/v1/links/batches/{id}", batch.toString());
    handle.execute("insert into pending_matches values (?, ?, 'infinity')", shop.tenant, account);
    handle.execute("insert into link_batches values (?, ?, 'user:x', now())", shop.tenant, batch);
    handle.execute(
        """
        insert into link_batch_rows
        select tenant_id, ?, listing_id, account_id, null, null, product_id, now()
        from listings where tenant_id = ? and product_id is not null
        """,
        batch,
        shop.tenant);
    handle.execute(
        """
        insert into rejected_matches
        select tenant_id, listing_id, product_id, 'user:x', now()
        from listings where tenant_id = ? and product_id is not null
        """,
        shop.tenant);
    handle.execute(
        "insert into price_rules values (?, ?, 10, 0, 'none', null, now(), 'user:x')",
        shop.tenant,
        account);
    handle.execute(
        """
        insert into price_publications (tenant_id, listing_id, account_id, external_id, group_key,
          wanted_at, due_at, parked)
        select tenant_id, listing_id, account_id, external_id, group_key, now(), now(), 'off'
        from listings where tenant_id = ? and product_id is not null
        """,
        shop.tenant);
  }

  private String made(String path, String json, String id) {
    Answer answer = full.with("Idempotency-Key", "key-of-full-" + path).post(path, json);
    if (answer.status() != 201) {
      throw new AssertionError(path + " answered " + answer.status() + " " + answer.body());
    }
    return answer.text(id);
  }

  /** Returns the server. */
  public TestServer server() {
    return server;
  }

  /** Returns the key of {@link #full}. */
  public String fullKey() {
    return fullKey;
  }

  /** Returns an owner of the tenant that has everything. */
  public ApiCaller full() {
    return full;
  }

  /** Returns an owner of the other tenant. */
  public ApiCaller other() {
    return other;
  }

  /** Returns the tenant that has everything. */
  public UUID fullId() {
    return shop.tenant;
  }

  /** Returns the other tenant. */
  public UUID otherId() {
    return otherId;
  }

  /** Returns the account of the tenant that has everything. */
  public String account() {
    return ids.get("/api/v1/integrations/{provider}/accounts/{account}");
  }

  /** Returns what identifies things of the tenant that has everything. */
  public List<String> traces() {
    List<String> traces = new java.util.ArrayList<>(ids.values());
    traces.addAll(
        List.of(shipment, "SKU-TWO", "full.example", "of full", "of-full", shop.tenant.toString()));
    return traces;
  }

  /** Returns the address of an operation on what the tenant that has everything has. */
  public String path(Operation operation) {
    return path(operation.path());
  }

  private String path(String template) {
    String path = template;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      String known = id.getKey();
      if (path.equals(known) || path.startsWith(known + "/")) {
        String filled = known.substring(0, known.lastIndexOf('/') + 1) + id.getValue();
        path = filled + path.substring(known.length());
      }
    }
    return path.replace("{provider}", "kiosk").replace("{n}", "1").replace("{shipment}", shipment);
  }

  @Override
  public void close() {
    server.close();
  }
}
