package dev.feria.shopify.wire;

import dev.feria.core.json.CamelCase;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nodes its elements
 * @param pageInfo where it ends; {@link PageInfo#LAST} where it was not asked for
 */
@CamelCase
public record Connection<T>(@Nullable List<T> nodes, @Nullable PageInfo pageInfo) {
  public Connection {
    nodes = nodes == null ? List.of() : Collections.unmodifiableList(nodes);
    pageInfo = pageInfo == null ? PageInfo.LAST : pageInfo;
  }

  @Override
  public List<T> nodes() {
    return nodes == null ? List.of() : nodes;
  }

  @Override
  public PageInfo pageInfo() {
    return pageInfo == null ? PageInfo.LAST : pageInfo;
  }

  /** Returns a page without elements, and no further one. */
  public static <T> Connection<T> none() {
    return of(List.of());
  }

  /** Returns a page with these elements, and no further one. */
  public static <T> Connection<T> of(List<T> nodes) {
    return new Connection<>(nodes, PageInfo.LAST);
  }
}
