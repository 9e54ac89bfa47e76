package dev.feria.mercadolibre.items;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the list of variations, which replaces the one that the provider has. */
final class VariationBodies {
  private VariationBodies() {}

  /** Names every variation that the item has, those with a patch changed, and then the new ones. */
  static List<Map<String, Object>> merged(Item item, List<VariationPatch> patches) {
    Map<String, VariationPatch> byId = new LinkedHashMap<>();
    List<VariationPatch> added = new ArrayList<>();
    for (VariationPatch patch : patches) {
      if (patch.id() == null) {
        added.add(patch);
      } else if (item.variation(patch.id()) == null) {
        throw new IllegalArgumentException("item " + item.id() + " has no variation " + patch.id());
      } else {
        byId.put(patch.id(), patch);
      }
    }
    List<Map<String, Object>> bodies = new ArrayList<>();
    for (Variation variation : item.variations()) {
      bodies.add(one(byId.getOrDefault(variation.id(), VariationPatch.of(variation.id()))));
    }
    added.forEach(patch -> bodies.add(one(patch)));
    return bodies;
  }

  static Map<String, Object> one(VariationPatch patch) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (patch.id() != null) {
      body.put("id", number(patch.id()));
    }
    body.putAll(patch.body());
    return body;
  }

  private static Object number(String id) {
    return id.chars().allMatch(c -> c >= '0' && c <= '9') && id.length() <= 18
        ? Long.valueOf(id)
        : id;
  }
}
