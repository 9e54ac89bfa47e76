package dev.feria.server.catalog;

import dev.feria.server.accounts.AccountRow;
import dev.feria.server.catalog.BarcodeStore.Coded;
import dev.feria.server.catalog.Linker.Link;
import dev.feria.server.catalog.ProductStore.NewProduct;
import dev.feria.server.catalog.SuggestionStore.Pair;
import dev.feria.server.inventory.Inventory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Finds the products of listings that wait: by SKU, else by bar code where exactly one product has
 * it. A product that already has a listing of another SKU at the same account is not meant by a bar
 * code: who gave two SKUs there, as to a single unit and a box of six, counts two things.
 */
final class Matcher {
  private final ProductStore products;
  private final BarcodeStore barcodes;
  private final SuggestionStore suggestions;
  private final Inventory inventory;

  Matcher(
      ProductStore products,
      BarcodeStore barcodes,
      SuggestionStore suggestions,
      Inventory inventory) {
    this.products = products;
    this.barcodes = barcodes;
    this.suggestions = suggestions;
    this.inventory = inventory;
  }

  /**
   * What was found.
   *
   * @param created codes of products that were made
   */
  record Matches(List<Link> bySku, List<Link> byBarcode, Set<String> created) {
    List<Link> all() {
      List<Link> all = new ArrayList<>(bySku);
      all.addAll(byBarcode);
      return all;
    }
  }

  /**
   * Matches a page of one account's listings, with a constant number of statements.
   *
   * @param waiting in the order in which they decide
   * @param mayCreate whether products of unknown SKUs are made
   */
  Matches match(
      Handle handle, AccountRow account, Collection<ListingRow> waiting, boolean mayCreate) {
    Map<String, List<ListingRow>> groups = new LinkedHashMap<>();
    List<ListingRow> nameless = new ArrayList<>();
    for (ListingRow listing : waiting) {
      String sku = listing.sku();
      if (sku != null && listing.hasSku()) {
        groups.computeIfAbsent(sku, s -> new ArrayList<>()).add(listing);
      } else {
        nameless.add(listing);
      }
    }
    Map<String, Product> known =
        groups.isEmpty()
            ? new HashMap<>()
            : products.bySku(handle, account.tenantId(), groups.keySet());
    var codes =
        new Codes(barcodes.find(handle, account.tenantId(), account.accountId(), gtins(waiting)));
    groups.forEach((sku, group) -> codes.claim(known.get(sku), sku));
    Map<Product, List<ListingRow>> byBarcode = new LinkedHashMap<>();
    Map<String, List<ListingRow>> missing = new LinkedHashMap<>();
    groups.forEach(
        (sku, group) -> {
          if (!known.containsKey(sku)) {
            Set<Product> meant = codes.meant(group, sku);
            if (meant.size() == 1) {
              Product product = meant.iterator().next();
              codes.claim(product, sku);
              byBarcode.computeIfAbsent(product, p -> new ArrayList<>()).addAll(group);
            } else if (meant.isEmpty()) {
              missing.put(sku, group);
            }
          }
        });
    Set<String> created =
        mayCreate && !missing.isEmpty() ? create(handle, account, missing, known, codes) : Set.of();
    for (ListingRow listing : nameless) {
      Set<Product> meant = codes.meant(List.of(listing), null);
      if (meant.size() == 1) {
        byBarcode.computeIfAbsent(meant.iterator().next(), p -> new ArrayList<>()).add(listing);
      }
    }
    dropRejected(handle, account, byBarcode);
    Map<Product, List<ListingRow>> bySku = new LinkedHashMap<>();
    groups.forEach(
        (sku, group) -> {
          Product product = known.get(sku);
          if (product != null) {
            bySku.computeIfAbsent(product, p -> new ArrayList<>()).addAll(group);
          }
        });
    Map<UUID, ListingRow> openers = openers(handle, account, List.of(bySku, byBarcode));
    return new Matches(links(bySku, openers), links(byBarcode, openers), created);
  }

  /** What a person has said to be something else is not matched by its bar code. */
  private void dropRejected(
      Handle handle, AccountRow account, Map<Product, List<ListingRow>> matched) {
    List<UUID> ids =
        matched.values().stream().flatMap(List::stream).map(ListingRow::listingId).toList();
    if (!ids.isEmpty()) {
      Set<Pair> rejected = suggestions.rejected(handle, account.tenantId(), ids);
      matched.forEach(
          (product, group) ->
              group.removeIf(
                  row -> rejected.contains(new Pair(row.listingId(), product.productId()))));
    }
  }

  private static Set<String> gtins(Collection<ListingRow> waiting) {
    Set<String> gtins = new TreeSet<>();
    for (ListingRow listing : waiting) {
      String gtin = listing.gtin();
      if (gtin != null) {
        gtins.add(gtin);
      }
    }
    return gtins;
  }

  /** The products of a page's codes, and the SKUs that stand for each at the account. */
  private static final class Codes {
    private final Map<String, List<Product>> byGtin = new HashMap<>();
    private final Map<UUID, Set<String>> skus = new HashMap<>();

    Codes(Map<String, List<Coded>> found) {
      found.forEach(
          (gtin, all) -> {
            byGtin.put(gtin, new ArrayList<>(all.stream().map(Coded::product).toList()));
            all.forEach(
                coded -> skus.put(coded.product().productId(), new HashSet<>(coded.skus())));
          });
    }

    void claim(@Nullable Product product, String sku) {
      if (product != null) {
        skus.computeIfAbsent(product.productId(), id -> new HashSet<>()).add(sku);
      }
    }

    void add(Product product) {
      if (product.gtin() != null) {
        byGtin.computeIfAbsent(product.gtin(), gtin -> new ArrayList<>()).add(product);
      }
    }

    /** Finds what listings of one SKU, or without one, may be by their bar codes. */
    Set<Product> meant(List<ListingRow> group, @Nullable String sku) {
      Set<Product> meant = new LinkedHashSet<>();
      for (ListingRow listing : group) {
        for (Product product : byGtin.getOrDefault(String.valueOf(listing.gtin()), List.of())) {
          Set<String> taken = skus.getOrDefault(product.productId(), Set.of());
          if (sku == null || taken.isEmpty() || taken.contains(sku)) {
            meant.add(product);
          }
        }
      }
      return meant;
    }
  }

  /** Makes the products of SKUs that there are none of; returns their bar codes. */
  private Set<String> create(
      Handle handle,
      AccountRow account,
      Map<String, List<ListingRow>> missing,
      Map<String, Product> known,
      Codes codes) {
    List<NewProduct> wanted = new ArrayList<>();
    missing.forEach((sku, group) -> wanted.add(ListingImport.product(sku, group, false)));
    List<Product> created = products.insert(handle, account.tenantId(), wanted);
    inventory.open(handle, account.tenantId(), created.stream().map(Product::productId).toList());
    created.forEach(product -> known.put(product.sku(), product));
    if (created.size() < missing.size()) {
      // somebody else made them at the same moment
      known.putAll(products.bySku(handle, account.tenantId(), missing.keySet()));
    }
    Set<String> gtins = new TreeSet<>();
    for (Product product : created) {
      codes.add(product);
      if (product.gtin() != null) {
        gtins.add(product.gtin());
      }
    }
    return gtins;
  }

  /** Marks as opened the products that a listing of this page opens; returns which by product. */
  private Map<UUID, ListingRow> openers(
      Handle handle, AccountRow account, List<Map<Product, List<ListingRow>>> matched) {
    Map<UUID, ListingRow> openers = new HashMap<>();
    for (Map<Product, List<ListingRow>> part : matched) {
      part.forEach(
          (product, group) -> {
            ListingRow opener = opener(group);
            if (!product.opened() && opener != null) {
              openers.putIfAbsent(product.productId(), opener);
            }
          });
    }
    if (!openers.isEmpty()) {
      openers
          .keySet()
          .retainAll(new HashSet<>(products.open(handle, account.tenantId(), openers.keySet())));
    }
    return openers;
  }

  /** The first listing whose quantity the seller counts; those that ended say nothing. */
  private static @Nullable ListingRow opener(List<ListingRow> group) {
    return group.stream().filter(ListingRow::isOurs).findFirst().orElse(null);
  }

  private static List<Link> links(
      Map<Product, List<ListingRow>> matched, Map<UUID, ListingRow> openers) {
    List<Link> links = new ArrayList<>();
    matched.forEach(
        (product, group) -> {
          for (ListingRow listing : group) {
            boolean opens = listing.equals(openers.get(product.productId()));
            links.add(new Link(listing, product.productId(), opens));
          }
        });
    return links;
  }
}
