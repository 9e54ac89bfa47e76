package dev.feria.core.commerce;

import dev.feria.core.page.Entry;
import dev.feria.core.page.Paginated;
import dev.feria.core.provider.Capability;
import java.util.List;

/** An account whose listings can be read. */
public interface ListingSource extends Capability {
  /**
   * Walks all listings.
   *
   * <p>A page's {@code next} may be kept to go on later; where the provider lets it expire, the
   * implementation starts over and repeats listings rather than leaving some out.
   *
   * <p>A group that cannot be decoded is unreadable by itself, and named by its {@link
   * Listing#group}; it fails no page. All listings of a group come on one page. A page's total,
   * where the provider tells one, counts groups.
   */
  Paginated<Entry<Listing>> listings(ListingQuery query);

  /**
   * Reads every listing of a group, for example all variations of an item.
   *
   * @param group a {@link Listing#group}
   * @return empty when the provider does not know the group
   */
  List<Listing> listingGroup(String group);
}
