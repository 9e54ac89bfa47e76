package dev.feria.mercadolibre.items;

import dev.feria.core.error.RejectedException;
import dev.feria.core.http.ApiRequest;
import dev.feria.core.http.ApiResponse;
import dev.feria.core.http.FileContent;
import dev.feria.core.http.Part;
import dev.feria.core.json.JsonType;
import dev.feria.core.limit.Priority;
import dev.feria.core.page.Page;
import dev.feria.core.page.Paginated;
import dev.feria.mercadolibre.internal.Api;
import dev.feria.mercadolibre.internal.ItemScans;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists, reads, creates and changes the seller's items. Thread-safe. */
public final class ItemsClient {
  private static final int NOT_FOUND = 404;

  private final Api api;
  private final ItemScans scans;
  private final String seller;

  /** Made by {@link dev.feria.mercadolibre.MercadoLibreClient#items}. */
  public ItemsClient(Api api, ItemScans scans, String seller) {
    this.api = api;
    this.scans = scans;
    this.seller = seller;
  }

  /**
   * Lists the ids of the seller's items, 100 to a page.
   *
   * <p>The provider's offsets end at 1,000. A seller with more items is walked by scan instead,
   * which this method chooses by itself. A scan lives five minutes between pages and in the process
   * that started it; a cursor that has outlived it starts over.
   */
  public Paginated<String> ids(ItemSearch search) {
    return ids(search, null);
  }

  /** Goes on with {@link #ids(ItemSearch)} at a page's {@code next}. */
  public Paginated<String> ids(ItemSearch search, @Nullable String cursor) {
    ItemIds walk = new ItemIds(api, scans, seller, search);
    return Paginated.of(cursor, walk::page);
  }

  /**
   * Lists the seller's items with all their fields, in the order of {@link #ids(ItemSearch)}.
   *
   * @throws dev.feria.core.error.UnreadableException at an item that cannot be read; {@link
   *     #multiget} gives the others
   */
  public Paginated<Item> list(ItemSearch search) {
    ItemIds walk = new ItemIds(api, scans, seller, search);
    return Paginated.of(
        null,
        cursor -> {
          Page<String> ids = walk.page(cursor);
          Multiget items = multiget(ids.items(), List.of());
          if (!items.unreadable().isEmpty()) {
            throw Api.unreadable("items.multiget", items.unreadable().get(0).reason());
          }
          return new Page<>(items.found(), ids.next(), ids.total());
        });
  }

  /**
   * Reads many items, 20 to a call, variations' attributes included.
   *
   * @param fields names on the wire of what to read, for example {@code id} and {@code price}; all
   *     when empty
   */
  public Multiget multiget(Collection<String> ids, List<String> fields) {
    return new MultigetCall(api, fields).read(ids);
  }

  /**
   * Reads an item with the attributes of its variations.
   *
   * @throws dev.feria.core.error.RejectedException with status 404 when there is none
   */
  public Item get(String itemId) {
    return read(itemId).body();
  }

  /** Reads an item as {@link #get}, with the answer's headers and the provider's clock. */
  public ApiResponse<Item> read(String itemId) {
    return api.sendForResponse(
        ApiRequest.get("items.get", "/items/{id}")
            .path("id", itemId)
            .query("include_attributes", "all")
            .priority(Priority.ORDERS),
        Item.class);
  }

  /** Reads an item as {@link #read}; empty when there is none. */
  public Optional<ApiResponse<Item>> find(String itemId) {
    try {
      return Optional.of(read(itemId));
    } catch (RejectedException refused) {
      if (refused.failure().status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  /**
   * Creates an item. Not safe to repeat: after a time-out, look for its SKU with {@link
   * ItemSearch#sellerSku} first.
   *
   * @throws dev.feria.core.error.RejectedException when the provider finds it invalid; see {@link
   *     ValidationCause#of}
   */
  public Item create(NewItem item) {
    String path = item.multipleWarehouses() ? "/items/multiwarehouse" : "/items";
    return api.send(ApiRequest.post("items.create", path).body(item.body()), Item.class);
  }

  /**
   * Checks an item without creating it.
   *
   * @return what is wrong with it, warnings included; empty when it is good
   */
  public List<ValidationCause> validate(NewItem item) {
    try {
      api.execute(ApiRequest.post("items.validate", "/items/validate").body(item.body()));
      return List.of();
    } catch (RejectedException invalid) {
      List<ValidationCause> causes = ValidationCause.of(invalid);
      if (causes.isEmpty()) {
        throw invalid;
      }
      return causes;
    }
  }

  /**
   * Changes an item. What comes back is the item as it is now: for some sellers the provider
   * answers 200 and leaves a quantity or a price as it was.
   */
  public Item update(String itemId, ItemPatch patch) {
    return put("items.update", itemId, patch.body());
  }

  /** Takes an item off sale until {@link #activate}. */
  public Item pause(String itemId) {
    return put("items.pause", itemId, ItemPatch.NONE.status(ItemStatus.PAUSED).body());
  }

  /** Puts a paused item on sale. */
  public Item activate(String itemId) {
    return put("items.activate", itemId, ItemPatch.NONE.status(ItemStatus.ACTIVE).body());
  }

  /** Ends an item for good; {@link #relist} makes a new one of it. */
  public Item close(String itemId) {
    return put("items.close", itemId, ItemPatch.NONE.status(ItemStatus.CLOSED).body());
  }

  /** Removes a closed item from the seller's lists. */
  public Item delete(String itemId) {
    return put("items.delete", itemId, Map.of("deleted", "true"));
  }

  /** Makes a new item, with a new id, of a closed one. */
  public Item relist(String itemId, Relisting terms) {
    return api.send(
        ApiRequest.post("items.relist", "/items/{id}/relist").path("id", itemId).body(terms.body()),
        Item.class);
  }

  /**
   * Changes some variations of an item and leaves the others as they are.
   *
   * <p>The provider deletes every variation that a list leaves out, so the item is read first and
   * every variation is named. One that somebody adds between the two calls is lost.
   *
   * @param patches of variations that exist, or new ones
   * @throws IllegalArgumentException when a patch names a variation that the item does not have
   */
  public Item updateVariations(String itemId, List<VariationPatch> patches) {
    return updateVariations(get(itemId), patches);
  }

  /**
   * Changes some variations of an item that was just read, and leaves the others as they are. See
   * {@link #updateVariations(String, List)}.
   */
  public Item updateVariations(Item item, List<VariationPatch> patches) {
    return put(
        "items.updateVariations",
        item.id(),
        Map.of("variations", VariationBodies.merged(item, patches)));
  }

  /**
   * Sets the price of all variations, which must be one and the same.
   *
   * @param price in units of the item's currency
   */
  public Item priceOfAllVariations(String itemId, BigDecimal price) {
    List<VariationPatch> patches =
        get(itemId).variations().stream()
            .map(variation -> VariationPatch.of(variation.id()).price(price))
            .toList();
    return put("items.updateVariations", itemId, Map.of("variations", bodies(patches)));
  }

  /** Removes one variation and keeps the others. */
  public Item removeVariation(Item item, Variation variation) {
    List<VariationPatch> kept =
        get(item.id()).variations().stream()
            .filter(other -> !other.id().equals(variation.id()))
            .map(other -> VariationPatch.of(other.id()))
            .toList();
    return put("items.updateVariations", item.id(), Map.of("variations", bodies(kept)));
  }

  /** Returns the long text of an item. */
  public Description description(String itemId) {
    return api.send(
        ApiRequest.get("items.description", "/items/{id}/description").path("id", itemId),
        Description.class);
  }

  /** Gives an item its first description, in plain text. */
  public Description createDescription(String itemId, NewDescription text) {
    return api.send(
        ApiRequest.post("items.createDescription", "/items/{id}/description")
            .path("id", itemId)
            .body(text),
        Description.class);
  }

  /** Replaces the description of an item, in plain text. */
  public Description updateDescription(String itemId, NewDescription text) {
    return api.send(
        ApiRequest.put("items.updateDescription", "/items/{id}/description")
            .path("id", itemId)
            .query("api_version", 2)
            .body(text),
        Description.class);
  }

  /** Stores a picture of up to 10 MB, to be used in an item. */
  public UploadedPicture uploadPicture(FileContent picture) {
    return api.send(
        ApiRequest.post("items.uploadPicture", "/pictures/items/upload")
            .multipart(Part.file("file", picture)),
        UploadedPicture.class);
  }

  /** Adds an uploaded picture to an item. */
  public void addPicture(Item item, UploadedPicture picture) {
    api.execute(
        ApiRequest.post("items.addPicture", "/items/{id}/pictures")
            .path("id", item.id())
            .body(Map.of("id", picture.id())));
  }

  /** Returns what a search of a very large account refuses. */
  public Map<String, Object> searchRestrictions() {
    return api.send(
        ApiRequest.get("items.searchRestrictions", "/users/{seller}/items/search/restrictions")
            .path("seller", seller),
        JsonType.mapOf(Object.class));
  }

  private Item put(String operation, String itemId, Map<String, ?> body) {
    return api.send(
        ApiRequest.put(operation, "/items/{id}").path("id", itemId).body(new LinkedHashMap<>(body)),
        Item.class);
  }

  private static List<Map<String, Object>> bodies(List<VariationPatch> patches) {
    return patches.stream().map(VariationBodies::one).toList();
  }
}
