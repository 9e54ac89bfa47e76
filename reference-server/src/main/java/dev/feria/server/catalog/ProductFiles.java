package dev.feria.server.catalog;

import dev.feria.core.commerce.Money;
import dev.feria.server.catalog.ImportView.Fault;
import dev.feria.server.catalog.ProductStore.NewProduct;
import dev.feria.server.inventory.Inventory;
import dev.feria.server.inventory.Stock;
import dev.feria.server.platform.Database;
import dev.feria.server.platform.csv.CsvNumber;
import dev.feria.server.platform.csv.CsvOutput;
import dev.feria.server.platform.csv.CsvRow;
import dev.feria.server.platform.csv.CsvTable;
import dev.feria.server.platform.http.Principal;
import dev.feria.server.tenancy.AuditLog;
import java.math.BigDecimal;
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

/** Products as a file: all of them out, new and changed ones in. Thread-safe. */
public final class ProductFiles {
  /** The columns that are read; those of the stock are only written. */
  static final Set<String> COLUMNS = Set.of("sku", "title", "barcode", "base_price", "currency");

  private static final List<String> WRITTEN =
      List.of("sku", "title", "barcode", "base_price", "currency", "on_hand", "available");
  private static final int PAGE = 1000;
  private static final int LONGEST_SKU = 200;
  private static final int LONGEST_TITLE = 500;
  private static final int LONGEST_CODE = 50;

  private final ProductStore store = new ProductStore();
  private final Database database;
  private final Catalog catalog;
  private final Inventory inventory;
  private final AuditLog audit;

  /** Composes the service. */
  public ProductFiles(Database database, Catalog catalog, Inventory inventory, AuditLog audit) {
    this.database = database;
    this.catalog = catalog;
    this.inventory = inventory;
    this.audit = audit;
  }

  /** Returns the names of the columns that are written. */
  static List<String> columns() {
    return WRITTEN;
  }

  /** Writes all products, by SKU, a page at a time. */
  void write(UUID tenant, CsvOutput out) {
    String after = null;
    List<Product> page;
    do {
      String from = after;
      page =
          database.inTenant(
              tenant,
              handle -> {
                List<Product> rows = catalog.products(handle, tenant, null, from, PAGE);
                Map<UUID, Stock> stocks =
                    inventory.read(handle, tenant, rows.stream().map(Product::productId).toList());
                rows.forEach(product -> write(product, stocks.get(product.productId()), out));
                return rows;
              });
      after = page.isEmpty() ? null : page.get(page.size() - 1).sku();
    } while (page.size() == PAGE);
  }

  private static void write(Product product, @Nullable Stock stock, CsvOutput out) {
    Money base = product.basePrice();
    out.row(
        Arrays.asList(
            product.sku(),
            product.title(),
            product.barcode(),
            base == null ? null : base.amount().toPlainString(),
            base == null ? null : base.currency(),
            Integer.toString(stock == null ? 0 : stock.onHand()),
            Integer.toString(stock == null ? 0 : stock.available())));
  }

  /** A valid row; null leaves what is there. */
  record Change(
      String sku, @Nullable String title, @Nullable String barcode, @Nullable Money basePrice) {}

  /**
   * Reads a file: products of unknown SKUs are made, others changed where a cell is not empty.
   *
   * @throws dev.feria.server.platform.http.ProblemException (422) when it is no such file
   */
  public ImportView read(Principal by, byte[] file, ImportMode mode) {
    UUID tenant = by.tenantId();
    CsvTable table = CsvTable.read(file, COLUMNS, Set.of("sku"));
    return database.inTenant(
        tenant,
        handle -> {
          Set<String> skus = new HashSet<>();
          table.rows().forEach(row -> skus.add(String.valueOf(row.cell("sku"))));
          Map<String, Product> known = store.bySku(handle, tenant, skus);
          List<Fault> errors = new ArrayList<>();
          Map<String, Change> changes = new LinkedHashMap<>();
          for (CsvRow row : table.rows()) {
            Change change = check(row, known, changes.keySet(), errors);
            if (change != null) {
              changes.put(change.sku(), change);
            }
          }
          return apply(
              handle, by, table.rows().size(), known, List.copyOf(changes.values()), errors, mode);
        });
  }

  private ImportView apply(
      Handle handle,
      Principal by,
      int rows,
      Map<String, Product> known,
      List<Change> changes,
      List<Fault> errors,
      ImportMode mode) {
    List<Change> created = changes.stream().filter(c -> !known.containsKey(c.sku())).toList();
    List<Change> updated =
        changes.stream()
            .filter(c -> known.containsKey(c.sku()) && differs(known.get(c.sku()), c))
            .toList();
    boolean applied = !mode.dryRun() && (errors.isEmpty() || !mode.all());
    if (applied && created.size() + updated.size() > 0) {
      store(handle, by, created, updated);
    }
    return new ImportView(
        applied,
        rows,
        created.size(),
        updated.size(),
        changes.size() - created.size() - updated.size(),
        rows - changes.size(),
        null,
        errors.stream().limit(ImportView.MOST_ERRORS).toList());
  }

  private void store(Handle handle, Principal by, List<Change> created, List<Change> updated) {
    UUID tenant = by.tenantId();
    if (!created.isEmpty()) {
      List<Product> made =
          store.insert(
              handle,
              tenant,
              created.stream()
                  .map(c -> new NewProduct(c.sku(), String.valueOf(c.title()), true, c.barcode()))
                  .toList());
      inventory.open(handle, tenant, made.stream().map(Product::productId).toList());
    }
    List<Change> all = new ArrayList<>(created);
    all.addAll(updated);
    catalog.change(handle, tenant, all);
    catalog.announce(
        handle,
        tenant,
        all.stream().map(Change::barcode).toList(),
        created.stream().map(Change::sku).toList());
    audit.add(
        handle,
        tenant,
        by.actor(),
        "products.import",
        "products",
        Map.of(
            "created", Integer.toString(created.size()),
            "updated", Integer.toString(updated.size())));
  }

  private static boolean differs(Product product, Change change) {
    Money base = product.basePrice();
    Money wanted = change.basePrice();
    return (change.title() != null && !change.title().equals(product.title()))
        || (change.barcode() != null && !change.barcode().equals(product.barcode()))
        || (wanted != null && (base == null || !wanted.sameAs(base)));
  }

  private static @Nullable Change check(
      CsvRow row, Map<String, Product> known, Set<String> seen, List<Fault> errors) {
    int before = errors.size();
    String sku = row.cell("sku");
    String title = row.cell("title");
    if (sku == null) {
      errors.add(new Fault(row.line(), "sku", "is empty; every product needs one"));
      return null;
    }
    if (sku.length() > LONGEST_SKU || sku.chars().anyMatch(Character::isISOControl)) {
      errors.add(new Fault(row.line(), "sku", "must be one line of at most 200 characters"));
    }
    if (seen.contains(sku)) {
      errors.add(new Fault(row.line(), "sku", "came before in this file; keep one of the rows"));
    }
    if (title == null && !known.containsKey(sku)) {
      errors.add(new Fault(row.line(), "title", "is empty; a new product needs one"));
    } else if (title != null && title.length() > LONGEST_TITLE) {
      errors.add(new Fault(row.line(), "title", "must have at most 500 characters"));
    }
    String barcode = row.cell("barcode");
    if (barcode != null && barcode.matches("[0-9.,]+[eE]\\+?[0-9]+")) {
      errors.add(
          new Fault(
              row.line(),
              "barcode",
              "was rounded by the spreadsheet; format the column as text and enter it again"));
    } else if (barcode != null && barcode.length() > LONGEST_CODE) {
      errors.add(new Fault(row.line(), "barcode", "must have at most 50 characters"));
    }
    Money price = price(row, known.get(sku), errors);
    return errors.size() > before ? null : new Change(sku, title, barcode, price);
  }

  private static @Nullable Money price(CsvRow row, @Nullable Product product, List<Fault> errors) {
    String text = row.cell("base_price");
    if (text == null) {
      return null;
    }
    BigDecimal amount = CsvNumber.read(text);
    if (amount == null || amount.signum() <= 0) {
      errors.add(
          new Fault(row.line(), "base_price", "must be above 0, written like 12990 or 12990.50"));
      return null;
    }
    Money base = product == null ? null : product.basePrice();
    String currency = row.cell("currency");
    if (currency == null && base != null) {
      currency = base.currency();
    }
    if (currency == null || !currency.matches("[A-Z]{3}")) {
      errors.add(
          new Fault(row.line(), "currency", "must be the currency of base_price, for example CLP"));
      return null;
    }
    return new Money(amount, currency);
  }
}
