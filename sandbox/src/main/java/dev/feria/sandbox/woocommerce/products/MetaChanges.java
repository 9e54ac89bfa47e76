package dev.feria.sandbox.woocommerce.products;

import dev.feria.sandbox.http.Fields;
import dev.feria.sandbox.woocommerce.state.Meta;
import dev.feria.sandbox.woocommerce.state.Store;
import java.util.List;

/** Writes of {@code meta_data}. */
public final class MetaChanges {
  private MetaChanges() {}

  /** Adds, replaces by key or id, and removes what has the value null. */
  public static void apply(Store store, List<Meta> pieces, Fields body) {
    for (Fields change : body.objects("meta_data")) {
      long id = change.integer("id", 0);
      String key = change.text("key", "");
      Object value = change.raw("value");
      Meta known = null;
      for (Meta piece : pieces) {
        if (id != 0 ? piece.id == id : piece.key.equals(key)) {
          known = piece;
          break;
        }
      }
      if (known == null) {
        if (!key.isEmpty() && value != null) {
          pieces.add(Meta.of(store.nextMeta(), key, value));
        }
      } else if (value == null) {
        pieces.remove(known);
      } else {
        known.value(value);
      }
    }
  }
}
