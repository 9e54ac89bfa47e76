package dev.feria.sandbox.woocommerce.rest;

import dev.feria.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts answers down to the members that {@code _fields} names; {@code billing.email} goes deeper.
 */
final class FieldFilter {
  private FieldFilter() {}

  static Reply apply(Reply reply, List<String> names) {
    Object tree = reply.tree();
    if (names.isEmpty() || tree == null || reply.status() >= 300) {
      return reply;
    }
    Reply cut = Reply.json(reply.status(), cut(tree, names));
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      cut = cut.header(header.getKey(), header.getValue());
    }
    return cut;
  }

  private static Object cut(Object tree, List<String> names) {
    if (tree instanceof List<?> list) {
      List<@Nullable Object> all = new ArrayList<>(list.size());
      for (Object element : list) {
        all.add(element == null ? null : cut(element, names));
      }
      return all;
    }
    if (!(tree instanceof Map<?, ?> map)) {
      return tree;
    }
    Map<String, @Nullable Object> kept = new LinkedHashMap<>();
    for (Map.Entry<?, ?> member : map.entrySet()) {
      String name = String.valueOf(member.getKey());
      List<String> deeper = new ArrayList<>();
      for (String wanted : names) {
        if (wanted.startsWith(name + ".")) {
          deeper.add(wanted.substring(name.length() + 1));
        }
      }
      Object value = member.getValue();
      if (names.contains(name)) {
        kept.put(name, value);
      } else if (!deeper.isEmpty() && value != null) {
        kept.put(name, cut(value, deeper));
      }
    }
    return kept;
  }
}
