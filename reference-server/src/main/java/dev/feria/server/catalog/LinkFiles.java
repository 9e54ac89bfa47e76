package dev.feria.server.catalog;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.ImportView.Fault;
import dev.feria.server.catalog.LinkBatches.NewLink;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.csv.CsvOutput;
import dev.feria.server.platform.csv.CsvRow;
import dev.feria.server.platform.csv.CsvTable;
import dev.feria.server.platform.http.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Links as a file: every listing with its product's SKU out, and back in with the SKUs filled in.
 * What a file links can be undone as other links that were made together. Thread-safe.
 */
public final class LinkFiles {
  private static final List<String> WRITTEN =
      List.of(
          "listing_id",
          "account",
          "external_id",
          "title",
          "variation",
          "listing_sku",
          "barcode",
          "state",
          "product_sku");
  private static final Set<String> COLUMNS = Set.of("listing_id", "product_sku");
  private static final int PAGE = 1000;
  private static final String UUID_PATTERN = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final Listings listings = new Listings();
  private final Database database;
  private final Catalog catalog;
  private final LinkBatches batches;

  /** Composes the service. */
  public LinkFiles(Database database, Catalog catalog, LinkBatches batches) {
    this.database = database;
    this.catalog = catalog;
    this.batches = batches;
  }

  /** Returns the names of the columns that are written. */
  static List<String> columns() {
    return WRITTEN;
  }

  /** Writes all listings, those without a product first. */
  void write(UUID tenant, Map<UUID, String> accounts, CsvOutput out) {
    var all = new ListingDesk.Choice(null, null, null, null, null);
    ListingRows.After after = null;
    List<ListingRow> page;
    do {
      ListingRows.After from = after;
      page =
          database.inTenant(
              tenant,
              handle -> {
                List<ListingRow> rows = catalog.listings(handle, tenant, all, from, PAGE);
                Set<UUID> ids = new HashSet<>();
                rows.forEach(row -> ids.add(row.productId()));
                ids.remove(null);
                Map<UUID, Product> products = listings.productsById(handle, tenant, ids);
                rows.forEach(row -> write(row, accounts, products, out));
                return rows;
              });
      if (!page.isEmpty()) {
        ListingRow last = page.get(page.size() - 1);
        after = new ListingRows.After(last.productId() != null, last.listingId());
      }
    } while (page.size() == PAGE);
  }

  private static void write(
      ListingRow row, Map<UUID, String> accounts, Map<UUID, Product> products, CsvOutput out) {
    Product product = row.productId() == null ? null : products.get(row.productId());
    out.row(
        Arrays.asList(
            row.listingId().toString(),
            accounts.getOrDefault(row.accountId(), ""),
            row.externalId(),
            row.title(),
            row.variation(),
            row.sku(),
            row.barcode(),
            ListingStore.word(row.state()),
            product == null ? null : product.sku()));
  }

  /**
   * Reads a file; rows without a SKU of a product are left as they are.
   *
   * @throws dev.feria.server.platform.http.ProblemException (422) when it is no such file
   */
  public ImportView read(Principal by, byte[] file, ImportMode mode) {
    UUID tenant = by.tenantId();
    CsvTable table = CsvTable.read(file, COLUMNS, COLUMNS);
    Set<UUID> ids = new HashSet<>();
    for (CsvRow row : table.rows()) {
      UUID id = id(row);
      if (id != null) {
        ids.add(id);
      }
    }
    Map<UUID, AccountRow> sellers = batches.sellers(tenant, ids);
    return database.inTenant(
        tenant,
        handle -> {
          Map<UUID, ListingRow> rows =
              mode.dryRun()
                  ? listings.byId(handle, tenant, ids)
                  : catalog.bulk().lock(handle, tenant, sellers.values(), ids);
          return read(handle, by, table, sellers, rows, mode);
        });
  }

  private static @Nullable UUID id(CsvRow row) {
    String text = row.cell("listing_id");
    return text == null || !text.matches(UUID_PATTERN) ? null : UUID.fromString(text);
  }

  private ImportView read(
      Handle handle,
      Principal by,
      CsvTable table,
      Map<UUID, AccountRow> sellers,
      Map<UUID, ListingRow> rows,
      ImportMode mode) {
    Set<String> skus = new HashSet<>();
    table.rows().stream().map(r -> r.cell("product_sku")).forEach(skus::add);
    skus.remove(null);
    Map<String, Product> products = listings.products(handle, by.tenantId(), skus);
    List<Fault> errors = new ArrayList<>();
    Map<UUID, NewLink> links = new LinkedHashMap<>();
    Set<UUID> seen = new HashSet<>();
    int unchanged = 0;
    for (CsvRow row : table.rows()) {
      UUID id = id(row);
      ListingRow listing = id == null ? null : rows.get(id);
      String sku = row.cell("product_sku");
      Product product = sku == null ? null : products.get(sku);
      if (listing == null) {
        errors.add(
            new Fault(row.line(), "listing_id", "is no listing; take it from the exported file"));
      } else if (!seen.add(listing.listingId())) {
        errors.add(
            new Fault(row.line(), "listing_id", "came before in this file; keep one of the rows"));
      } else if (sku != null && product == null) {
        errors.add(
            new Fault(row.line(), "product_sku", "is no product; make it first, or correct it"));
      } else if (sku == null
          || product == null
          || product.productId().equals(listing.productId())) {
        unchanged++;
      } else {
        links.put(listing.listingId(), new NewLink(listing.listingId(), sku));
      }
    }
    boolean applied = !mode.dryRun() && (errors.isEmpty() || !mode.all());
    UUID batch =
        applied && !links.isEmpty()
            ? batches.link(handle, by, List.copyOf(links.values()), sellers, rows).batchId()
            : null;
    return new ImportView(
        applied,
        table.rows().size(),
        0,
        links.size(),
        unchanged,
        errors.size(),
        batch,
        errors.stream().limit(ImportView.MOST_ERRORS).toList());
  }
}
